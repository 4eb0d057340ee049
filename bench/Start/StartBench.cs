using System.Diagnostics;
using Kazva.Bench.Reporting;
using Kazva.Bench.Subjects;
using Kazva.Definition;
using Kazva.Silo.Storage;
using Kazva.TestKit;
using Microsoft.Data.Sqlite;

namespace Kazva.Bench.Start;

/// <summary>
/// How long the built program takes from its start until <c>/health/ready</c> says so and until staff can be shown the
/// whole grid: on an empty folder, and with the sample grid and a long log, with and without the snapshots of a clean stop.
/// </summary>
internal static class StartBench
{
    private const string Part = "start";
    private const int Submissions = 10_000_000;
    private static readonly TimeSpan Span = TimeSpan.FromDays(5 * 365);

    public static async Task RunAsync(BenchRun run)
    {
        using var folder = new TempFolder();
        run.Report.Say($"{Part}: empty folder");
        await Measure(run, "an empty folder", folder.File("empty"), fresh: true, staff: false);

        var grid = Grids.Sample();
        await using var database = await ServedGrid.StoreAsync(run, StorageKind.Sqlite, grid);
        var watch = Stopwatch.StartNew();
        run.Report.Say($"{Part}: writing the log");
        var written = await LongLog.WriteAsync(database.Options, new GridIndex(grid), run.Count(Submissions, smoke: 20_000), Span);
        var file = new FileInfo(Path.Combine(database.Options.Data, "kazva.db"));
        run.Report.Say($"  wrote {written:N0} submissions in {watch.Elapsed.TotalSeconds:N0} s; the file has {file.Length / 1e6:N0} MB");

        await Measure(run, $"{Words(written)} submissions, no snapshot (after kill -9)", database.Options.Data, fresh: false, staff: true);
        await using (var stopped = await ServedProcess.StartAsync(database.Options.Data))
        {
            await stopped.ShownAfterAsync();
            await stopped.StopAsync();
        }
        var snapshots = Snapshots(database.Options);
        run.Report.Promise(Part, "locations of which a clean stop left no snapshot", grid.Locations.Length - snapshots);
        await Measure(run, $"{Words(written)} submissions, snapshots (after a clean stop)", database.Options.Data, fresh: false, staff: true);

        run.Report.Say($"{Part}: kazva verify");
        var (code, output) = await KazvaProcess.RunAsync(database.Options, "verify");
        run.Report.Promise(Part, "differences that kazva verify finds", code, output);
    }

    private static async Task Measure(BenchRun run, string name, string data, bool fresh, bool staff)
    {
        var ready = new List<double>();
        var shown = new List<double>();
        for (var i = 0; i < run.Count(3, smoke: 1); i++)
        {
            if (fresh && Directory.Exists(data)) Directory.Delete(data, recursive: true);
            await using var process = await ServedProcess.StartAsync(data);
            ready.Add(process.ReadyAfter.TotalSeconds);
            if (staff) shown.Add((await process.ShownAfterAsync()).TotalSeconds);
            // The process is killed on disposal, so a run saves nothing for the next.
        }
        run.Report.Add(new Row(Part, $"{name}: ready", Median.Of(ready), "s", Goal.AtMost(3), Note: $"{ready.Min():N2}–{ready.Max():N2}"));
        if (staff) run.Report.Tell(Part, $"{name}: the whole grid shown", Median.Of(shown), "s", $"{shown.Min():N2}–{shown.Max():N2}");
    }

    private static int Snapshots(StorageOptions options)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(options.Data, "kazva.db")};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM grain_states WHERE grain_type = 'location' AND state_name = 'snapshot'";
        return Convert.ToInt32(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
    }

    private static string Words(long count) => count > 9_000_000 ? "10 million" : $"{count:N0}";
}
