using Kazva.TestKit;

namespace Kazva.Faults.Tests.Cluster;

/// <summary>Three silos, two gateways and a dashboard under load, and everything that can happen to them. No answer that a citizen was told
/// of is lost or counted twice, and every sum comes right by itself.</summary>
public sealed class ClusterFaultTests
{
    private const int PerSecond = 50;

    private static readonly TimeSpan VotedOutWithin = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task SilosKilledOneAfterAnother_NothingIsLostAndEverySumIsTheFold()
    {
        await using var cluster = await KazvaCluster.StartAsync(SmallGrid.Grid, silos: 3, gateways: 2);
        await using var load = new CitizenLoad(() => cluster.Gateways, PerSecond);
        await load.Accepted(100);

        for (var place = 0; place < cluster.Silos.Count; place++)
        {
            await cluster.Silos[place].KillAsync();
            await load.Accepted(200);
            await cluster.StartSiloAgain(place);
            await load.Accepted(100);
        }
        await load.Finish();

        load.Inexcusable.ShouldBeEmpty();
        await cluster.EverythingIsTheFold(load.Acknowledged);
    }

    [Fact]
    public async Task SiloFrozenUntilVotedOut_WakesUpAndWritesNothingItShouldNot()
    {
        await using var cluster = await KazvaCluster.StartAsync(SmallGrid.Grid, silos: 3, gateways: 2);
        await using var load = new CitizenLoad(() => cluster.Gateways, PerSecond);
        await load.Accepted(100);

        await cluster.Silos[1].FreezeAsync();
        await Eventually.Within(VotedOutWithin, () => cluster.IsVotedOut(1), out_ => out_);
        await load.Accepted(200);
        await cluster.Silos[1].ThawAsync();
        // It finds itself voted out, and ends.
        await cluster.Silos[1].ExitAsync().WaitAsync(VotedOutWithin);
        await load.Accepted(100);
        await load.Finish();

        load.Inexcusable.ShouldBeEmpty();
        await cluster.EverythingIsTheFold(load.Acknowledged);
    }

    [Fact]
    public async Task DatabaseKilledCutAndSlow_NothingIsLostAndEverySumIsTheFold()
    {
        await using var cluster = await KazvaCluster.StartAsync(SmallGrid.Grid, silos: 3, gateways: 2);
        await using var load = new CitizenLoad(() => cluster.Gateways, PerSecond);
        await load.Accepted(100);

        await cluster.Server.KillAsync();
        await cluster.Server.StartAgainAsync();
        await load.Accepted(200);

        cluster.Network.Cut();
        await Refusals(load, 50);
        cluster.Network.Mend();
        await load.Accepted(200);

        cluster.Network.Delay(TimeSpan.FromMilliseconds(150));
        await load.Accepted(200);
        cluster.Network.Mend();

        cluster.Network.Stall();
        await Refusals(load, 50);
        cluster.Network.Mend();
        await load.Accepted(200);
        await load.Finish();

        load.Inexcusable.ShouldBeEmpty();
        await cluster.EverythingIsTheFold(load.Acknowledged);
    }

    [Fact]
    public async Task EverySiloKilledAtOnce_GatewaysRefuseSaySoAndComeBackByThemselves()
    {
        await using var cluster = await KazvaCluster.StartAsync(SmallGrid.Grid, silos: 2, gateways: 1);
        using var http = new HttpClient { BaseAddress = cluster.Gateways[0].Address };
        using var staff = new HttpClient { BaseAddress = cluster.Dashboard.Staff };
        var id = Guid.NewGuid();
        await http.Accepted(SmallGrid.Playground, 9, id);

        foreach (var silo in cluster.Silos) await silo.KillAsync();
        foreach (var (client, lost) in new[] { (http, "gateway"), (staff, "dashboard") })
        {
            using var health = await Eventually.Is(() => client.GetAsync(new Uri("/health/ready", UriKind.Relative)), answer => !answer.IsSuccessStatusCode);
            (await health.Content.ReadAsStringAsync()).ShouldContain("The cluster is lost", customMessage: lost);
        }
        using (var refused = await http.Send(SmallGrid.Playground, 3))
        {
            ((int)refused.StatusCode).ShouldBe(503);
            refused.Headers.RetryAfter.ShouldNotBeNull();
        }
        using (var refused = await Eventually.Is(() => staff.GetAsync(new Uri("/api/v1/grid", UriKind.Relative)), answer => (int)answer.StatusCode == 503))
            refused.Headers.RetryAfter.ShouldNotBeNull();

        for (var place = 0; place < cluster.Silos.Count; place++) await cluster.StartSiloAgain(place);
        using var ready = await Eventually.Within(VotedOutWithin, () => http.GetAsync(new Uri("/health/ready", UriKind.Relative)), answer => answer.IsSuccessStatusCode);
        var receipt = await http.Accepted(SmallGrid.Playground, 9, id);
        receipt.GetProperty("duplicate").GetBoolean().ShouldBeTrue();
        await cluster.EverythingIsTheFold([id]);
    }

    private static Task<int> Refusals(CitizenLoad load, int more)
    {
        var until = load.Refused.Count + more;
        return Eventually.Within(TimeSpan.FromMinutes(1), () => Task.FromResult(load.Refused.Count), count => count >= until);
    }
}
