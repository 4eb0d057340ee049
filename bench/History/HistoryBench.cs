using System.Diagnostics;
using Kazva.Bench.Accept;
using Kazva.Bench.Load;
using Kazva.Bench.Reporting;
using Kazva.Bench.Start;
using Kazva.Bench.Subjects;
using Kazva.Definition;
using Kazva.RollUp;
using Kazva.Silo.Storage;
using Kazva.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace Kazva.Bench.History;

/// <summary>Reads one year of one category, hour by hour, from the roll-ups of a database with five years of answers, through the program's own storage:
/// there is no route for it yet, so HTTP and JSON are left out.</summary>
internal static class HistoryBench
{
    private const string Part = "history";
    private static readonly TimeSpan Year = TimeSpan.FromDays(365);

    public static async Task RunAsync(BenchRun run)
    {
        foreach (var kind in run.Storages(smoke: StorageKind.Postgres))
        {
            var subject = AcceptBench.Name(kind);
            var grid = Grids.Sample();
            await using var database = await ServedGrid.StoreAsync(run, kind, grid);
            run.Report.Say($"{Part}: writing a log of five years to {kind}");
            var written = await LongLog.WriteAsync(database.Options, new GridIndex(grid), run.Count(1_000_000, smoke: 5_000), 5 * Year);
            await using (var services = new ServiceCollection().AddLogging().AddKazvaStorage(database.Options).BuildServiceProvider())
                await Measure(run, services.GetRequiredService<IHourlyRollUps>(), grid, subject, written);
            var (code, output) = await KazvaProcess.RunAsync(database.Options, "verify");
            run.Report.Promise(Part, $"{subject}: differences that kazva verify finds", code, output);
        }
    }

    private static async Task Measure(BenchRun run, IHourlyRollUps rollUps, Grid grid, string subject, long written)
    {
        var random = new Random(1);
        var (times, hours) = (new List<double>(), new List<int>());
        for (var i = -20; i < run.Count(400, smoke: 20); i++)
        {
            var category = grid.Categories[random.Next(grid.Categories.Length)].Id;
            var to = DateTimeOffset.UtcNow - (random.NextDouble() * 4 * Year);
            var begun = Stopwatch.GetTimestamp();
            var read = await rollUps.ReadAsync(grid.Organisation.Id, GridLevel.Category, category, to - Year, to);
            if (i < 0) continue;
            times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            hours.Add(read.Count);
        }
        var percentiles = new Percentiles(times);
        run.Report.Add(new Row(
            Part, $"{subject}: one year of one category, p99", percentiles.At(0.99), "ms", Goal.AtMost(20), Note: $"{percentiles}; {hours.Min():N0} to {hours.Max():N0} hours each, of {written:N0} submissions"));
        run.Report.Promise(Part, $"{subject}: years without an hour", hours.Count(read => read == 0));
    }
}
