using Kazva.Bench.Reporting;
using Kazva.Bench.Start;
using Kazva.Bench.Subjects;
using Kazva.Definition;
using Kazva.Silo.Storage;
using Kazva.TestKit;

namespace Kazva.Bench.Memory;

/// <summary>
/// The memory of the program as the system counts it, with 600 locations and with twenty thousand more, each with eight answers in the last eighty days
/// and nobody answering. A location that nobody asks for is put to sleep after a quarter of an hour, so this is measured with a clock that runs sixty times as fast,
/// with many twelve times, because they would have no rest otherwise; on the same program with the same runtime settings; and beside it on <c>kazva serve</c> itself, a little after its start.
/// </summary>
internal static class MemoryBench
{
    private const string Part = "memory";
    private const int Few = 600;
    private const int Many = 20_600;
    private const int Answers = 8;
    private const double FastForFew = 60;
    private const double FastForMany = 12;
    private static readonly TimeSpan QuietAfter = TimeSpan.FromMinutes(30);
    private const double MostMegabytes = 120;
    private const double MostBytes = 4_096;

    public static async Task RunAsync(BenchRun run)
    {
        var few = await Measure(run, Few, FastForFew);
        var many = await Measure(run, run.Count(Many, smoke: 2 * Few), FastForMany);
        run.Report.Add(new Row(Part, "serve with 600 locations, quiet", few.Quiet / 1e6, "MB", Goal.AtMost(MostMegabytes), Note: "RSS, half an hour after its start by the fast clock"));
        run.Report.Tell(Part, "serve with 600 locations, just started", few.Started / 1e6, "MB", "RSS of kazva serve");
        run.Report.Tell(Part, $"serve with {many.Locations:N0} locations, quiet", many.Quiet / 1e6, "MB");
        run.Report.Tell(Part, $"serve with {many.Locations:N0} locations, just started", many.Started / 1e6, "MB", "all of them still awake");
        run.Report.Add(new Row(Part, "a further quiet location", (double)(many.Quiet - few.Quiet) / (many.Locations - few.Locations), "B", Goal.AtMost(MostBytes), Note: "RSS, with its part of the definition"));
        await LocationMemory.RunAsync(run);
    }

    private static async Task<(int Locations, long Started, long Quiet)> Measure(BenchRun run, int locations, double factor)
    {
        run.Report.Say($"{Part}: {locations:N0} locations");
        var grid = Grids.OfSize(locations);
        await using var database = await ServedGrid.StoreAsync(run, StorageKind.Sqlite, grid);
        await LongLog.WriteAsync(database.Options, new GridIndex(grid), locations * Answers, TimeSpan.FromDays(80));

        long started;
        await using (var process = await KazvaProcess.ServeAsync(database.Options))
        {
            await Shown(process.Staff);
            started = await ProcessMemory.QuietAsync(process.Id, run.Seconds(15));
            await process.StopAsync();
        }
        long quiet;
        await using (var server = await AcceleratedServer.StartAsync(database.Options, DateTimeOffset.UtcNow.AddHours(-1), factor))
        {
            await Shown(server.Staff);
            await Task.Delay(run.Seconds((int)(QuietAfter / factor).TotalSeconds));
            quiet = await ProcessMemory.QuietAsync(server.Id, run.Seconds(5));
            await server.StopAsync();
        }
        var (code, output) = await KazvaProcess.RunAsync(database.Options, "verify");
        run.Report.Promise(Part, $"{locations:N0} locations: differences that kazva verify finds", code, output);
        return (locations, started, quiet);
    }

    /// <summary>Waits until staff can be shown every state, which has woken every location.</summary>
    private static async Task Shown(Uri staff)
    {
        using var http = new HttpClient { BaseAddress = staff };
        await Eventually.Within(TimeSpan.FromMinutes(2), async () =>
        {
            using var response = await http.GetAsync(new Uri("/api/v1/organisation", UriKind.Relative));
            return response.IsSuccessStatusCode;
        }, shown => shown);
    }
}
