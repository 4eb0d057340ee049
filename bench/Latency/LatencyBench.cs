using Kazva.Bench.Accept;
using Kazva.Bench.Load;
using Kazva.Bench.Reporting;
using Kazva.Bench.Subjects;
using Kazva.Silo.Storage;

namespace Kazva.Bench.Latency;

/// <summary>How long citizens wait at a steady load that comes as citizens do, each without regard to the others: from the moment at which a submission
/// should have been sent until its 202 is read.</summary>
internal static class LatencyBench
{
    private const string Part = "latency";
    private const int PerSecond = 1_000;
    private const int Connections = 256;

    public static async Task RunAsync(BenchRun run)
    {
        var mix = RequestMix.Submissions(Grids.Sample(), [.. Grids.Sample().Locations.Select(location => location.Code)]);
        var perSecond = run.Count(PerSecond, smoke: 200);
        run.Report.Say($"{Part}: peer 1 at {perSecond}/s: what HTTP, the generator and the machine make of it");
        await using (var peer = await PeerProcess.StartAsync(PeerProcess.Built("Kazva.Bench.Peers.Http")))
        {
            using var generator = await Generator.OpenAsync(peer.Address, mix, Connections);
            var result = await generator.AtRateAsync(perSecond, WarmUp(run), Measured(run));
            Tell(run, "peer 1", result, hasGoal: false);
        }
        foreach (var kind in run.Storages(smoke: StorageKind.Sqlite))
        {
            run.Report.Say($"{Part}: Kazva on {kind} at {perSecond}/s");
            await using var served = await ServedGrid.StartAsync(run, kind);
            using var generator = await Generator.OpenAsync(served.Citizens, mix, Connections);
            var result = await generator.AtRateAsync(perSecond, WarmUp(run), Measured(run));
            Tell(run, AcceptBench.Name(kind), result, hasGoal: true);
            run.Report.Promise(Part, $"{AcceptBench.Name(kind)}: refused", result.RefusedInAll, result.RefusedText);
            await served.VerifyAsync(run, Part, AcceptBench.Name(kind), result.Accepted);
        }
    }

    private static TimeSpan WarmUp(BenchRun run) => run.Seconds(15);

    /// <summary>A minute: the alarms judge once in it, whenever it begins.</summary>
    private static TimeSpan Measured(BenchRun run) => run.Seconds(60, smoke: 1);

    private static void Tell(BenchRun run, string subject, LoadResult result, bool hasGoal)
    {
        var note = $"{result.PerSecond:N0}/s, longest {result.Times.Longest:N1} ms; the sender itself was woken {result.SentLate?.At(0.5):N2} / {result.SentLate?.At(0.99):N1} / {result.SentLate?.At(0.999):N1} ms late";
        Add("p50", 0.5, 2);
        Add("p99", 0.99, 10);
        Add("p99.9", 0.999, 25);

        void Add(string name, double share, double most) => run.Report.Add(
            new Row(Part, $"{subject}: accept latency, {name}", result.Times.At(share), "ms", hasGoal ? Goal.AtMost(most) : null, Note: share == 0.5 ? note : null));
    }
}
