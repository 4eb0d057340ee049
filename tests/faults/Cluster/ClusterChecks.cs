using Kazva.Definition;
using Kazva.RollUp;
using Kazva.Silo.Storage;
using Kazva.Silo.Verification;
using Kazva.Submissions;
using Kazva.TestKit;
using Kazva.Windows;
using Microsoft.Extensions.DependencyInjection;

namespace Kazva.Faults.Tests.Cluster;

/// <summary>What must hold after whatever has happened to a cluster.</summary>
internal static class ClusterChecks
{
    /// <summary>Every acknowledged id is in the log exactly once, numbers are used once, and every sum, head and roll-up is the fold.</summary>
    public static async Task EverythingIsTheFold(this KazvaCluster cluster, ICollection<Guid> acknowledged)
    {
        await using var services = new ServiceCollection().AddLogging().AddKazvaStorage(cluster.Database.Options).BuildServiceProvider();
        var log = services.GetRequiredService<ISubmissionLog>();
        var logged = new List<LoggedSubmission>();
        await foreach (var submission in log.ReadAllAsync(SmallGrid.Id)) logged.Add(submission);
        logged.Select(s => s.SubmissionId).Order().ShouldBe(acknowledged.Order());
        logged.GroupBy(s => s.Location, StringComparer.Ordinal)
            .ShouldAllBe(location => location.Select(s => s.Number).Distinct().Count() == location.Count());

        using var staff = new HttpClient { BaseAddress = cluster.Dashboard.Staff };
        var fold = await LogFold.Of(log, SmallGrid.Id, Window.Quarter.Start(DateTimeOffset.UtcNow.AddHours(-1)), null, CancellationToken.None);
        // Who missed a report hears of it at the next comparison with the log, within a minute.
        var differences = await Eventually.Within(TimeSpan.FromSeconds(90), async () =>
        {
            var verifier = new Verifier(new GridIndex(SmallGrid.Grid), fold);
            foreach (var state in (await StaffView.Of(staff)).States) verifier.CheckState(state);
            return verifier.Differences;
        }, found => found.Count == 0);
        differences.ShouldBeEmpty();

        var stored = new Verifier(new GridIndex(SmallGrid.Grid), fold);
        stored.CheckHeads(await log.ReadHeadsAsync(SmallGrid.Id));
        await stored.CheckRollUps(services.GetRequiredService<IHourlyRollUps>(), CancellationToken.None);
        stored.Differences.ShouldBeEmpty();

        var (exit, output) = await KazvaProcess.RunAsync(KazvaBuild.Cluster, cluster.Database.Options, "verify", "--url", cluster.Dashboard.Staff.ToString());
        output.ShouldContain("0 difference(s)");
        exit.ShouldBe(0);
    }
}
