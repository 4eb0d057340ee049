using Kazva.Bench.Load;
using Kazva.Bench.Reporting;
using Kazva.Bench.Subjects;
using Kazva.Silo.Simulation;
using Kazva.Silo.Storage;
using Kazva.TestKit;

namespace Kazva.Bench.Soak;

/// <summary>A city's day and two hours of the next (with <c>--long</c>; two hours otherwise) in accelerated time: half a million answers a day, more of them in the rush hours. Every timer,
/// every window and every snapshot of the program goes by the fast clock, so it does a day's work in these minutes.</summary>
internal static class SoakBench
{
    private const string Part = "soak";
    private const double Factor = 60;
    private const double PerDay = 500_000;
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);
    private static readonly TimeSpan Compared = TimeSpan.FromHours(2);

    public static async Task RunAsync(BenchRun run)
    {
        // It begins at such a time that it ends before now: a log from the future would be none.
        var length = run.Options.Long ? Day + Compared : run.Options.Smoke ? TimeSpan.FromMinutes(2) : TimeSpan.FromHours(2);
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
        run.Report.Promise(Part, "nothing was accepted", accepted == 0 ? 1 : 0);
        // A smoke is so short that one pause of the machine would be more.
        if (!run.Options.Smoke)
        {
            run.Report.Promise(Part, "steps in which nothing was accepted", steps.Count(done => done.Result.Accepted == 0));
            run.Report.Promise(Part, "refused, in hundredths of all", Math.Floor(100.0 * refused / (accepted + refused)));
        }
        Tell(run, steps, $"{length.TotalHours:0.##} h at {Factor} times the speed, {accepted:N0} answers");
        var (code, output) = await KazvaProcess.RunAsync(database.Options, "verify");
        run.Report.Promise(Part, "differences that kazva verify finds", code, output);
        ServedGrid.CompareLog(run, Part, "SQLite", output, accepted, refused);
    }

    private static void Tell(BenchRun run, List<SoakStep> steps, string note)
    {
        // While windows and caches fill, memory grows: the first quarter is left out. Latency is held against the same hours of the day before, since
        // rush hours are slower than nights.
        var (second, last) = (Quarter(steps, 1), Quarter(steps, 3));
        Ratio("memory, last quarter to second", last.Median(done => done.Resident) / second.Median(done => done.Resident), 1.1,
            $"{note}; {second.Median(done => done.Resident) / 1e6:N0} MB, then {last.Median(done => done.Resident) / 1e6:N0} MB");
        var hours = Math.Max(1, (int)(steps.Count * (Compared / (Day + Compared))));
        var (before, after) = (run.Options.Long ? steps[..hours] : second, run.Options.Long ? steps[^hours..] : last);
        var when = run.Options.Long ? "a day later" : "last quarter to second";
        Latency("p50", 0.5, 1.25);
        Latency("p99", 0.99, 1.5);

        void Latency(string name, double share, double most)
        {
            var (first, then) = (before.Median(done => done.Result.Times.At(share)), after.Median(done => done.Result.Times.At(share)));
            Ratio($"accept latency {name}, {when}", then / first, most, $"{first:N2} ms, then {then:N2} ms");
        }

        // Two hours say nothing of a day.
        void Ratio(string name, double value, double most, string told) =>
            run.Report.Add(new Row(Part, name, value, "", run.Options.Long ? Goal.AtMost(most) : null, Note: told));
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
