using Kazva.Bench.Load;
using Kazva.Bench.Reporting;
using Kazva.Bench.Subjects;
using Kazva.Silo.Simulation;
using Kazva.Silo.Storage;
using Kazva.TestKit;

namespace Kazva.Bench.Soak;

/// <summary>A city's day (with <c>--long</c>; two hours of it otherwise) in accelerated time: half a million answers a day, more of them in the rush hours. Every timer,
/// every window and every snapshot of the program goes by the fast clock, so it does a day's work in these minutes.</summary>
internal static class SoakBench
{
    private const string Part = "soak";
    private const double Factor = 60;
    private const double PerDay = 500_000;
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(10);

    public static async Task RunAsync(BenchRun run)
    {
        // It begins at such a time that it ends before now: a log from the future would be none.
        var length = run.Options.Long ? TimeSpan.FromHours(24) : run.Options.Smoke ? TimeSpan.FromMinutes(2) : TimeSpan.FromHours(2);
        var step = run.Options.Smoke ? TimeSpan.FromSeconds(0.5) : Step;
        var begin = DateTimeOffset.UtcNow - length - TimeSpan.FromMinutes(10);
        var grid = Grids.Sample();
        await using var database = await ServedGrid.StoreAsync(run, StorageKind.Sqlite, grid);
        var steps = new List<SoakStep>();
        long accepted, refused;
        await using (var server = await AcceleratedServer.StartAsync(database.Options, begin, Factor))
        {
            using var generator = await Generator.OpenAsync(server.Citizens, RequestMix.Submissions(grid, [.. grid.Locations.Select(location => location.Code)]), 256);
            var zone = TimeZoneInfo.FindSystemTimeZoneById(grid.Organisation.TimeZone);
            var warm = await generator.AtRateAsync(100, TimeSpan.Zero, run.Seconds(5));
            for (var passed = TimeSpan.Zero; passed < length; passed += step * Factor)
            {
                var perSecond = PerDay / 86_400 * Factor * (run.Options.Long ? DailyRhythm.At(TimeZoneInfo.ConvertTime(begin + passed, zone)) : 1);
                var result = await generator.AtRateAsync(perSecond, TimeSpan.Zero, step);
                steps.Add(new SoakStep(passed + (step * Factor), result, ProcessMemory.Resident(server.Id)));
                if (steps.Count % 6 == 0) run.Report.Say($"{Part}: {steps[^1]}");
            }
            accepted = warm.Accepted + steps.Sum(done => done.Result.Accepted);
            refused = warm.RefusedInAll + steps.Sum(done => done.Result.RefusedInAll);
            await server.StopAsync();
        }
        run.Report.Tell(Part, "refused", refused, "", "the gateway's patience goes by the fast clock too: four seconds are a fifteenth of one");
        Tell(run, steps, $"{length.TotalHours:0.##} h at {Factor} times the speed, {accepted:N0} answers");
        var (code, output) = await KazvaProcess.RunAsync(database.Options, "verify");
        run.Report.Promise(Part, "differences that kazva verify finds", code, output);
        ServedGrid.CompareLog(run, Part, "SQLite", output, accepted, refused);
    }

    private static void Tell(BenchRun run, List<SoakStep> steps, string note)
    {
        // The first quarter warms up: code is compiled, and windows fill.
        var (second, last) = (Quarter(steps, 1), Quarter(steps, 3));
        Ratio("memory, last quarter to second", last.Median(done => done.Resident) / second.Median(done => done.Resident), 1.1,
            $"{note}; {second.Median(done => done.Resident) / 1e6:N0} MB, then {last.Median(done => done.Resident) / 1e6:N0} MB");
        Ratio("accept latency p50, last quarter to second", last.Median(done => done.Result.Times.At(0.5)) / second.Median(done => done.Result.Times.At(0.5)), 1.25,
            $"{second.Median(done => done.Result.Times.At(0.5)):N2} ms, then {last.Median(done => done.Result.Times.At(0.5)):N2} ms");
        Ratio("accept latency p99, last quarter to second", last.Median(done => done.Result.Times.At(0.99)) / second.Median(done => done.Result.Times.At(0.99)), 1.5,
            $"{second.Median(done => done.Result.Times.At(0.99)):N2} ms, then {last.Median(done => done.Result.Times.At(0.99)):N2} ms");

        void Ratio(string name, double value, double most, string told) => run.Report.Add(new Row(Part, name, value, "", Goal.AtMost(most), Note: told));
    }

    private static List<SoakStep> Quarter(List<SoakStep> steps, int which) =>
        [.. steps.Skip(steps.Count * which / 4).Take(Math.Max(1, steps.Count / 4))];

    private static double Median(this List<SoakStep> steps, Func<SoakStep, double> of) => steps.Select(of).Order().ElementAt(steps.Count / 2);
}

/// <summary>What a piece of the soak was like.</summary>
/// <param name="Passed">The city's time since the beginning.</param>
/// <param name="Resident">Bytes of the server's process in memory at its end.</param>
internal sealed record SoakStep(TimeSpan Passed, LoadResult Result, long Resident)
{
    public override string ToString() => $"{Passed:d\\.hh\\:mm}: {Result.PerSecond:N0}/s, {Result.Times}, {Resident / 1e6:N0} MB";
}
