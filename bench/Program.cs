using Kazva.Bench;
using Kazva.Bench.AlarmLatency;
using Kazva.Bench.Alarms;
using Kazva.Bench.Backtest;
using Kazva.Bench.Cluster;
using Kazva.Bench.Nation;
using Kazva.Bench.Reporting;
using Kazva.Bench.Subjects;

// The first argument says what to measure. Those of the table share their options; the others have their own.
return args switch
{
    [AcceleratedServer.Command, .. var rest] => await AcceleratedServer.ServeAsync(rest),
    ["alarm-latency", .. var rest] => await AlarmLatencyBench.RunAsync(rest),
    ["alarms", .. var rest] => await AlarmsBench.RunAsync(rest),
    ["backtest", ..] => await BacktestBench.RunAsync(),
    ["cluster", ..] => await ClusterBench.RunAsync(),
    ["nation", .. var rest] => await NationBench.RunAsync(rest),
    ["compare", var first, var second] => await Comparison.RunAsync(first, second),
    [var part, .. var rest] when Parts.Named(part) is { } parts && BenchOptions.Read(rest) is { } options => await Parts.RunAsync(parts, options),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine($"usage: dotnet run -c Release --project bench -- all | {string.Join(" | ", Parts.All.Select(part => part.Name))} {BenchOptions.Usage}");
    Console.Error.WriteLine("       … -- accept,scale: several, with commas between");
    Console.Error.WriteLine("       … -- compare ONE.json OTHER.json");
    Console.Error.WriteLine("       … -- alarm-latency [--…] | alarms [--…] | backtest | cluster | nation [LOCATIONS]");
    return 2;
}
