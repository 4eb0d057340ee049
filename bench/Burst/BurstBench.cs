using Kazva.Bench.Accept;
using Kazva.Bench.Load;
using Kazva.Bench.Reporting;
using Kazva.Bench.Subjects;
using Kazva.Silo.Storage;

namespace Kazva.Bench.Burst;

/// <summary>An appeal on television: ten thousand citizens answer at one plate within ten seconds, while others open its form.</summary>
internal static class BurstBench
{
    private const string Part = "burst";
    private const int PagesPerSecond = 50;

    // A little more than a thousand, so that ten thousand come for sure.
    private const int PerSecond = 1_050;

    public static async Task RunAsync(BenchRun run)
    {
        foreach (var kind in run.Storages(smoke: StorageKind.Sqlite))
        {
            var subject = AcceptBench.Name(kind);
            run.Report.Say($"{Part}: Kazva on {kind}");
            await using var served = await ServedGrid.StartAsync(run, kind);
            var plate = served.Codes[0];
            using var citizens = await Generator.OpenAsync(served.Citizens, RequestMix.Submissions(served.Grid, [plate]), 256);
            using var pages = await Generator.OpenAsync(served.Citizens, RequestMix.Page($"/l/{plate}"), 32);
            // Everyday first: nobody has just started the server when the appeal is sent.
            using var everyday = await Generator.OpenAsync(served.Citizens, RequestMix.Submissions(served.Grid, served.Codes), 64);
            var before = await everyday.AtRateAsync(run.Count(500, smoke: 100), TimeSpan.Zero, run.Seconds(8));
            var first = await pages.AtRateAsync(PagesPerSecond, TimeSpan.Zero, run.Seconds(4));

            var opened = pages.AtRateAsync(PagesPerSecond, TimeSpan.Zero, run.Seconds(10, smoke: 1));
            var answered = await citizens.AtRateAsync(run.Count(PerSecond, smoke: 300), TimeSpan.Zero, run.Seconds(10, smoke: 1));
            var page = await opened;
            LoadResult[] loads = [before, first, answered, page];
            run.Report.Tell(Part, $"{subject}: answers at one plate in {run.Seconds(10, smoke: 1).TotalSeconds:N0} s", answered.Accepted, "", answered.Times.ToString());
            run.Report.Promise(Part, $"{subject}: refused", loads.Sum(load => load.RefusedInAll), string.Concat(loads.Select(load => load.RefusedText)));
            run.Report.Add(new Row(Part, $"{subject}: the form meanwhile, p99", page.Times.At(0.99), "ms", Goal.AtMost(50)));
            await served.VerifyAsync(run, Part, subject, before.Accepted + answered.Accepted);
        }
    }
}
