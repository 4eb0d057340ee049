using Kazva.Definition;
using Kazva.Feed;
using Kazva.Silo.Storage;
using Kazva.Submissions;
using Kazva.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace Kazva.Faults.Tests.Cluster;

/// <summary>Two organisations in one cluster, with settlements and categories of the same names.</summary>
public sealed class OrganisationsTests
{
    /// <summary>Who missed a report hears of it within a minute.</summary>
    private static readonly TimeSpan ComparedWithTheLog = TimeSpan.FromSeconds(150);

    private static readonly Grid[] Both = [SmallGrid.Grid, SmallGrid.Neighbour];

    [Fact]
    public async Task TwoOrganisationsInOneCluster_NeitherMovesNorShowsTheOther()
    {
        await using var cluster = await KazvaCluster.PrepareAsync(Both);
        await cluster.StartAsync(silos: 2, gateways: 1);
        using var citizens = new HttpClient { BaseAddress = cluster.Gateways[0].Citizens };
        using var staff = new HttpClient { BaseAddress = cluster.Dashboard.Staff };

        // An id is one of the organisation that it was sent to.
        var id = Guid.NewGuid();
        foreach (var sentBefore in new[] { false, true })
            foreach (var grid in Both)
                (await citizens.Accepted(grid.Locations[0].Code, 9, id)).GetProperty("duplicate").GetBoolean().ShouldBe(sentBefore);
        foreach (var grid in Both)
            (await cluster.Database.ShowsTheFold(staff, grid)).Count.ShouldBe(1);

        // The repetition used up a number too. No figure changes with it, so the fold is shown before every sum has heard of it.
        var head = await Head(cluster.Database, SmallGrid.Neighbour);
        var before = await Eventually.Within(
            ComparedWithTheLog, () => Figures(staff, SmallGrid.Neighbour), figures => figures.All(figure => figure.Version == head || figure.Windows.Quarter.Count == 0));
        for (var i = 0; i < 40; i++) await citizens.Accepted(SmallGrid.Codes[i % 5], 1 + (i % 10));
        (await cluster.Database.ShowsTheFold(staff, SmallGrid.Grid)).Count.ShouldBe(41);
        (await cluster.Database.ShowsTheFold(staff, SmallGrid.Neighbour)).Count.ShouldBe(1);
        (await Figures(staff, SmallGrid.Neighbour)).ShouldBe(before);
    }

    /// <summary>The last number that was used, where a single plate was answered.</summary>
    private static async Task<long> Head(TestDatabase database, Grid grid)
    {
        await using var services = new ServiceCollection().AddLogging().AddKazvaStorage(database.Options).BuildServiceProvider();
        return (await services.GetRequiredService<ISubmissionLog>().ReadHeadsAsync(grid.Organisation.Id)).Values.Single();
    }

    private static async Task<List<(string Grain, long Version, WindowFigures Windows)>> Figures(HttpClient staff, Grid grid) =>
        [.. (await StaffView.Of(staff, grid.Organisation.Id)).States.Select(Figure).OrderBy(figure => figure.Grain, StringComparer.Ordinal)];

    private static (string Grain, long Version, WindowFigures Windows) Figure(GridState state) => ($"{state.Kind} {state.Id}", state.Version, state.Windows);
}
