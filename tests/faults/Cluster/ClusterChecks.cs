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
    public static Task EverythingIsTheFold(this KazvaCluster cluster, ICollection<Guid> acknowledged) =>
        cluster.Database.IsTheFold(cluster.Dashboard, KazvaBuild.Cluster, acknowledged);

    /// <summary>The same, of whoever serves a database.</summary>
    /// <param name="staff">Shows the sums.</param>
    /// <param name="program">The build whose <c>verify</c> is asked too.</param>
    public static async Task IsTheFold(this TestDatabase database, KazvaProcess staff, string program, ICollection<Guid> acknowledged)
    {
        await using var services = new ServiceCollection().AddLogging().AddKazvaStorage(database.Options).BuildServiceProvider();
        var log = services.GetRequiredService<ISubmissionLog>();
        var logged = new List<LoggedSubmission>();
        await foreach (var submission in log.ReadAllAsync(SmallGrid.Id)) logged.Add(submission);
        logged.Select(s => s.SubmissionId).Order().ShouldBe(acknowledged.Order());
        logged.GroupBy(s => s.Location, StringComparer.Ordinal)
            .ShouldAllBe(location => location.Select(s => s.Number).Distinct().Count() == location.Count());

        using var http = new HttpClient { BaseAddress = staff.Staff };
        var fold = await database.ShowsTheFold(http, SmallGrid.Grid);

        var stored = new Verifier(new GridIndex(SmallGrid.Grid), fold);
        stored.CheckHeads(await log.ReadHeadsAsync(SmallGrid.Id));
        await stored.CheckRollUps(services.GetRequiredService<IHourlyRollUps>(), CancellationToken.None);
        stored.Differences.ShouldBeEmpty();

        var (exit, output) = await KazvaProcess.RunAsync(program, database.Options, "verify", "--url", staff.Staff.ToString());
        output.ShouldContain("0 difference(s)");
        exit.ShouldBe(0);
    }

    /// <summary>What staff of an organisation are shown is the fold of its log, and of nobody else's plates.</summary>
    /// <returns>The fold.</returns>
    public static async Task<LogFold> ShowsTheFold(this TestDatabase database, HttpClient staff, Grid grid)
    {
        await using var services = new ServiceCollection().AddLogging().AddKazvaStorage(database.Options).BuildServiceProvider();
        var log = services.GetRequiredService<ISubmissionLog>();
        var id = grid.Organisation.Id;
        var fold = await LogFold.Of(log, id, Window.Quarter.Start(DateTimeOffset.UtcNow.AddHours(-1)), null, CancellationToken.None);
        // Who missed a report hears of it at the next comparison with the log, within a minute and a half.
        var (view, differences) = await Eventually.Within(TimeSpan.FromSeconds(150), async () =>
        {
            var shown = await StaffView.Of(staff, id);
            var verifier = new Verifier(new GridIndex(grid), fold);
            foreach (var state in shown.States) verifier.CheckState(state);
            return (shown, verifier.Differences);
        }, found => found.Differences.Count == 0);
        differences.ShouldBeEmpty();
        var codes = grid.Locations.Select(location => location.Code).ToList();
        view.States.Where(state => state.Kind == GridLevel.Location).Select(state => state.Id).ShouldBe(codes, ignoreOrder: true);
        view.Latest.ShouldAllBe(answer => codes.Contains(answer.Location));
        return fold;
    }
}
