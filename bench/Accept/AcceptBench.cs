using Kazva.Bench.Load;
using Kazva.Bench.Reporting;
using Kazva.Bench.Subjects;
using Kazva.Silo.Storage;

namespace Kazva.Bench.Accept;

/// <summary>
/// How many submissions a second are accepted over HTTP, each durable when it is, and how many the programs take that people would use instead: the same
/// requests, the same generator, the same PostgreSQL, on the same cores, by turns.
/// <para>A round is one minute of the clock. Kazva's turn ends just after its end, when the alarms judge what came in it: that is paid for within its own turn,
/// but for the last second's. When it is quiet again the others have theirs, each round in another order, and PostgreSQL rests before each. A ratio is the
/// median of the rounds' ratios.</para>
/// </summary>
internal static class AcceptBench
{
    public const string Part = "accept";

    private const double LeastOfHttpOnSqlite = 0.50;
    private const double LeastOfHttpOnPostgres = 0.60;
    private const double LeastOfInserts = 4.5;
    private const double LeastOfGrains = 8;

    private const int BeginsAt = 47;

    public static async Task RunAsync(BenchRun run)
    {
        var mix = RequestMix.Submissions(Grids.Sample(), [.. Grids.Sample().Locations.Select(location => location.Code)]);
        foreach (var kind in run.Storages(smoke: StorageKind.Postgres)) await RunAsync(run, kind, mix);
        if (run.Options.Storages.Contains(StorageKind.Postgres)) await Peers.PgBenchAsync(run);
    }

    private static async Task RunAsync(BenchRun run, StorageKind kind, RequestMix mix)
    {
        var name = Name(kind);
        await using var peers = new Peers(run, mix);
        var http = await peers.StartHttp(kind);
        var inserts = kind == StorageKind.Postgres ? await peers.StartInserts() : null;
        var grains = kind == StorageKind.Postgres ? await peers.StartGrains() : null;

        await using var served = await ServedGrid.StartAsync(run, kind);
        using var kazva = await Subject.WarmAsync(run, $"Kazva on {name}", served.Citizens, mix, () => served.Process.ProcessorTime);
        var (after, afterTime) = (new List<double>(), new List<double>());
        for (var round = 1; round <= run.Count(5, smoke: 1); round++)
        {
            run.Report.Say($"{Part}: {name}, round {round}");
            await QuietAsync(run, served);
            await JudgedMinute.SecondAsync(run, BeginsAt);
            await kazva.TakeTurnAsync(run, run.Seconds(16));
            var before = served.Process.ProcessorTime;
            after.Add((await QuietAsync(run, served)).TotalSeconds);
            afterTime.Add((served.Process.ProcessorTime - before).TotalMilliseconds);
            for (var i = 0; i < peers.Subjects.Count; i++)
            {
                if (i > 0) await run.RestAsync();
                await peers.Subjects[(round + i) % peers.Subjects.Count].TakeTurnAsync(run, run.Seconds(6));
            }
        }
        if (kind == StorageKind.Postgres) await peers.MeasureEfCore();
        kazva.Tell(run);
        run.Report.Tell(Part, $"Kazva on {name}, after its turn until it is quiet", Median.Of(after), "s", $"{Median.Of(afterTime):N0} ms of its process's processor until the next turn");
        foreach (var peer in peers.Subjects) peer.Tell(run);
        Ratio("of peer 1", http, kind == StorageKind.Postgres ? LeastOfHttpOnPostgres : LeastOfHttpOnSqlite);
        if (inserts is not null) Ratio("times peer 3", inserts, LeastOfInserts);
        if (kind == StorageKind.Postgres)
            Ratio("times peer 5", grains, LeastOfGrains, grains is not null ? null : run.Options.Smoke ? "not built for a smoke" : "Orleans could not be restored");
        await peers.TellDashboards();

        run.Report.Promise(Part, $"{name}: refused under saturation", kazva.Accepted == 0 ? Math.Max(1, kazva.Refused) : kazva.Refused);
        await served.VerifyAsync(run, Part, name, kazva.Accepted);

        void Ratio(string what, Subject? other, double least, string? note = null)
        {
            var ratios = other is null ? [] : kazva.PerSecond.Zip(other.PerSecond, (ours, theirs) => ours / theirs).ToList();
            if (ratios.Count > 1) note = $"{ratios.Min():N2} to {ratios.Max():N2} in {ratios.Count} rounds";
            run.Report.Add(new Row(
                Part, $"Kazva on {name}, {what}", ratios.Count == 0 ? double.NaN : Median.Of(ratios), "", Goal.AtLeast(least), IsRatio: true, Note: note));
        }
    }

    /// <summary>Nobody is measured while it still works on what it took in its own turn.</summary>
    private static async Task<TimeSpan> QuietAsync(BenchRun run, ServedGrid served)
    {
        var quiet = run.Options.Smoke ? TimeSpan.Zero : await served.QuietAsync();
        await run.RestAsync();
        return quiet;
    }

    /// <summary>A database as the tables name it.</summary>
    public static string Name(StorageKind kind) => kind == StorageKind.Postgres ? "PostgreSQL" : "SQLite";
}
