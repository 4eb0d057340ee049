using Kazva.TestKit;

namespace Kazva.Faults.Tests.Cluster;

/// <summary>Every process of a cluster is replaced, one after another, in the order that the operations guide gives, while citizens answer.</summary>
public sealed class RollingUpgradeTests
{
    [Fact]
    public async Task EveryProcessReplacedUnderLoad_NoCitizenSeesAnError()
    {
        await using var cluster = await KazvaCluster.StartAsync(SmallGrid.Grid, silos: 3, gateways: 2);
        await using var load = new CitizenLoad(() => cluster.Gateways, perSecond: 50);
        await load.Accepted(100);

        for (var place = 0; place < cluster.Silos.Count; place++)
        {
            (await cluster.Silos[place].StopAsync()).ShouldBe(0);
            await cluster.StartSiloAgain(place);
            await load.Accepted(100);
        }
        for (var place = 0; place < cluster.Gateways.Count; place++)
        {
            (await cluster.Gateways[place].StopAsync()).ShouldBe(0);
            await cluster.StartGatewayAgain(place);
            await load.Accepted(100);
        }
        (await cluster.Dashboard.StopAsync()).ShouldBe(0);
        await cluster.StartDashboardAgain();
        await load.Finish();

        load.Refused.ShouldBeEmpty(string.Join('\n', cluster.Gateways.Select(gateway => gateway.Output)));
        await cluster.EverythingIsTheFold(load.Acknowledged);
    }
}
