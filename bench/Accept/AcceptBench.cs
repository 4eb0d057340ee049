using Kazva.Bench.Load;
using Kazva.Bench.Reporting;
using Kazva.Bench.Subjects;
using Kazva.Silo.Storage;

namespace Kazva.Bench.Accept;

/// <summary>
/// How many submissions a second are accepted over HTTP, each durable when it is, and how many the programs take that people would use instead: the same
/// requests, the same generator, the same PostgreSQL server, one after the other on the same cores.
/// </summary>
internal static class AcceptBench
{
    public const string Part = "accept";

    private const double LeastOfHttpOnSqlite = 0.50;
    private const double LeastOfHttpOnPostgres = 0.60;
    private const double LeastOfInserts = 4.5;
    private const double LeastOfGrains = 8;

    public static async Task RunAsync(BenchRun run)
    {
        var mix = RequestMix.Submissions(Grids.Sample(), [.. Grids.Sample().Locations.Select(location => location.Code)]);
        // At the beginning and at the end, so that a machine that grows slower or faster meanwhile does not decide.
        var before = await Peers.Http(run, mix);
        var kazva = new Dictionary<StorageKind, double>();
        foreach (var kind in run.Options.Storages) kazva[kind] = await Kazva(run, kind, mix);
        var (inserts, grains) = (double.NaN, double.NaN);
        if (run.Options.Storages.Contains(StorageKind.Postgres))
        {
            inserts = await Peers.Inserts(run, mix);
            await Peers.EfCore(run, mix);
            grains = await Peers.Grains(run, mix);
            await Peers.PgBenchAsync(run);
        }
        var after = await Peers.Http(run, mix);
        var http = (before + after) / 2;
        run.Report.Tell(Part, "peer 1, HTTP that keeps nothing (bench/peers/http)", http, "/s", $"{before:N0} at the beginning, {after:N0} at the end");

        if (kazva.TryGetValue(StorageKind.Sqlite, out var sqlite)) Ratio("SQLite, of peer 1", sqlite / http, LeastOfHttpOnSqlite);
        if (!kazva.TryGetValue(StorageKind.Postgres, out var postgres)) return;
        Ratio("PostgreSQL, of peer 1", postgres / http, LeastOfHttpOnPostgres);
        Ratio("PostgreSQL, times peer 3", postgres / inserts, LeastOfInserts);
        Ratio("PostgreSQL, times peer 5", postgres / grains, LeastOfGrains, double.IsNaN(grains) ? run.Options.Smoke ? "not built for a smoke" : "Orleans could not be restored" : null);

        void Ratio(string name, double value, double least, string? note = null) =>
            run.Report.Add(new Row(Part, $"Kazva on {name}", value, "", Goal.AtLeast(least), IsRatio: true, Note: note));
    }

    private static async Task<double> Kazva(BenchRun run, StorageKind kind, RequestMix mix)
    {
        run.Report.Say($"{Part}: Kazva on {kind}");
        await using var served = await ServedGrid.StartAsync(run, kind);
        var found = await Saturation.FindAsync(run, served.Citizens, mix, () => served.Process.ProcessorTime);
        found.Tell(run, Part, $"Kazva on {Name(kind)}");
        run.Report.Promise(Part, $"{Name(kind)}: refused under saturation", found.Accepted == 0 ? Math.Max(1, found.Refused) : found.Refused);
        await served.VerifyAsync(run, Part, Name(kind), found.Accepted);
        return found.PerSecond;
    }

    /// <summary>A database as the tables name it.</summary>
    public static string Name(StorageKind kind) => kind == StorageKind.Postgres ? "PostgreSQL" : "SQLite";
}
