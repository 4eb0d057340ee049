using Kazva.Bench.Accept;
using Kazva.Bench.Burst;
using Kazva.Bench.Fanout;
using Kazva.Bench.History;
using Kazva.Bench.Host;
using Kazva.Bench.Latency;
using Kazva.Bench.Load;
using Kazva.Bench.Memory;
using Kazva.Bench.Reporting;
using Kazva.Bench.Scale;
using Kazva.Bench.Soak;
using Kazva.Bench.Start;

namespace Kazva.Bench;

/// <summary>One part of the table.</summary>
internal sealed record Part(string Name, Func<BenchRun, Task> Run);

/// <summary>The parts, and running them.</summary>
internal static class Parts
{
    public static IReadOnlyList<Part> All { get; } =
    [
        new("accept", AcceptBench.RunAsync), new("latency", LatencyBench.RunAsync), new("fanout", FanoutBench.RunAsync), new("burst", BurstBench.RunAsync),
        new("scale", ScaleBench.RunAsync), new("memory", MemoryBench.RunAsync), new("start", StartBench.RunAsync), new("history", HistoryBench.RunAsync),
        new("host", HostBench.RunAsync), new("soak", SoakBench.RunAsync),
    ];

    /// <summary>The parts that a name stands for, or several with commas between; null where one is none.</summary>
    public static IReadOnlyList<Part>? Named(string names)
    {
        if (names == "all") return All;
        var parts = names.Split(',').Select(name => All.SingleOrDefault(part => part.Name == name)).ToList();
        return parts.Contains(null) ? null : [.. parts.OfType<Part>()];
    }

    /// <summary>Runs them one after the other and tells what they measured. A missed goal is a result; a broken promise, and a part that does not
    /// run to its end, are failures.</summary>
    /// <returns>0, or 1 for a failure.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<Part> parts, BenchOptions options)
    {
        await InlineAnswers.UseAsync();
        await using var run = new BenchRun(options);
        var machine = Machine.This();
        run.Report.Say(machine.ToString());
        foreach (var part in parts)
        {
            var broken = 0;
            string? why = null;
            var before = ProcessorShare.Now();
            try
            {
                await part.Run(run);
            }
#pragma warning disable CA1031 // Whatever a part fails with is told in the table, and the others are still worth running.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                (broken, why) = (1, exception.Message);
                run.Report.Say(exception.ToString());
            }
            run.Report.Promise(part.Name, "errors that ended it", broken, why);
            if (ProcessorShare.StolenSince(before) is { } stolen)
                run.Report.Tell(part.Name, "processor time that the machine's host gave to others meanwhile", 100 * stolen, "%");
        }
        ReportFiles.Print(run.Report, machine);
        await ReportFiles.WriteAsync(run.Report, machine, options.Out);
        return run.Report.IsBroken ? 1 : 0;
    }
}
