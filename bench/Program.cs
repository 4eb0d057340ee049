using Kazva.Bench.AlarmLatency;
using Kazva.Bench.Alarms;
using Kazva.Bench.Backtest;
using Kazva.Bench.Cluster;
using Kazva.Bench.Host;
using Kazva.Bench.Memory;
using Kazva.Bench.Nation;
using Kazva.Bench.Start;

// The first argument says what to measure.
return args switch
{
    ["alarm-latency", .. var rest] => await AlarmLatencyBench.RunAsync(rest),
    ["alarms", .. var rest] => await AlarmsBench.RunAsync(rest),
    ["backtest", ..] => await BacktestBench.RunAsync(),
    ["cluster", ..] => await ClusterBench.RunAsync(),
    ["host", ..] => await HostBench.RunAsync(),
    ["memory", ..] => await MemoryBench.RunAsync(),
    ["nation", .. var rest] => await NationBench.RunAsync(rest),
    ["start", .. var rest] => await StartBench.RunAsync(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: dotnet run -c Release --project bench -- alarm-latency [--…] | alarms [--…] | backtest | cluster | host | memory | nation [LOCATIONS] | start [SUBMISSIONS]");
    return 2;
}
