using Kazva.Bench.Load;
using Kazva.Bench.Reporting;
using Kazva.Bench.Subjects;
using Kazva.Silo.Storage;

namespace Kazva.Bench.Scale;

/// <summary>What a submission costs in grids of different sizes under the same load: the processor time of the server's process. Once with the load at 600
/// plates, so that only the size of the grid differs; and once spread evenly over all, the worst case, in which most plates are answered for the first
/// time since the start and their grains have to be woken for it. The largest takes minutes to fill and to verify, so it is measured with <c>--long</c> only.</summary>
internal static class ScaleBench
{
    private const string Part = "scale";
    private const int Busy = 600;
    private const int PerSecond = 1_000;
    private const double MostApart = 1.15;
    private const int Largest = 600_000;
    private static readonly int[] Sizes = [600, 6_000, 60_000, Largest];

    public static async Task RunAsync(BenchRun run)
    {
        var (busy, spread) = (new List<double>(), new List<double>());
        foreach (var size in run.Options.Smoke ? Sizes[..1] : run.Options.Long ? Sizes : Sizes[..^1])
        {
            run.Report.Say($"{Part}: {size:N0} locations");
            await using var served = await ServedGrid.StartAsync(run, StorageKind.Sqlite, Grids.OfSize(size));
            var quiet = await served.QuietAsync();
            run.Report.Tell(
                Part, $"{size:N0} locations: from the start until all is heard and quiet", (served.Process.ReadyAfter + quiet).TotalSeconds, "s",
                $"ready after {served.Process.ReadyAfter.TotalSeconds:N1} s, {ProcessMemory.Resident(served.Process.Id) / 1e6:N0} MB");
            string[] few = [.. served.Codes.Where((_, i) => i % (size / Busy) == 0)];
            // As much of the load for each before it is measured: what is compiled for it would otherwise differ from size to size.
            var (some, accepted) = await Cost(run, served, few, $"{size:N0} locations, {Busy} of them busy", warmUp: run.Seconds(60));
            busy.Add(some);
            if (size == Busy)
            {
                spread.Add(some);
            }
            else
            {
                var (all, more) = await Cost(run, served, served.Codes, $"{size:N0} locations, all of them answered", warmUp: TimeSpan.Zero);
                spread.Add(all);
                accepted += more;
            }
            await served.VerifyAsync(run, Part, $"{size:N0} locations", accepted, running: size < Largest);
        }
        run.Report.Add(new Row(Part, "CPU a submission, dearest size to cheapest, the same plates busy", busy.Max() / busy.Min(), "", Goal.AtMost(MostApart), IsRatio: true));
        run.Report.Add(new Row(Part, "CPU a submission, dearest size to cheapest, all plates answered", spread.Max() / spread.Min(), "", Goal.AtMost(MostApart), IsRatio: true));
    }

    /// <summary>Measures a minute, in which the alarms judge once, whenever it begins.</summary>
    private static async Task<(double Microseconds, long Accepted)> Cost(
        BenchRun run, ServedGrid served, IReadOnlyList<string> codes, string name, TimeSpan warmUp)
    {
        using var generator = await Generator.OpenAsync(served.Citizens, RequestMix.Submissions(served.Grid, codes), 64);
        var warm = warmUp > TimeSpan.Zero ? await generator.AtRateAsync(PerSecond, TimeSpan.Zero, warmUp) : null;
        var before = served.Process.ProcessorTime;
        var result = await generator.AtRateAsync(PerSecond, TimeSpan.Zero, run.Seconds(60));
        var each = (served.Process.ProcessorTime - before).TotalMicroseconds / result.Accepted;
        run.Report.Tell(Part, $"{name}: CPU a submission", each, "µs", result.Times.ToString());
        run.Report.Promise(Part, $"{name}: refused", (warm?.RefusedInAll ?? 0) + result.RefusedInAll, warm?.RefusedText + result.RefusedText);
        return (each, (warm?.Accepted ?? 0) + result.Accepted);
    }
}
