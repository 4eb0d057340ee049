using Kazva.TestKit;

namespace Kazva.Faults.Tests.Cluster;

/// <summary>A deployment moves from one process to a cluster and back, on the same database.</summary>
public sealed class MoveTests
{
    private const int PerSecond = 50;

    private readonly HashSet<Guid> _acknowledged = [];

    [Fact]
    public async Task OneProcessThenAClusterThenOneProcess_EveryAnswerIsThereOnceAndEverySumIsTheFold()
    {
        await using var cluster = await KazvaCluster.PrepareAsync([SmallGrid.Grid]);
        await using (var alone = await cluster.ServeAloneAsync())
        {
            await Answer(alone);
            await cluster.Database.IsTheFold(alone, KazvaBuild.Own, _acknowledged);
            var refused = await Should.ThrowAsync<InvalidOperationException>(() => cluster.StartAsync(silos: 1, gateways: 0));
            refused.Message.ShouldContain($"is served by kazva {Environment.MachineName} {alone.Id}");
            (await alone.StopAsync()).ShouldBe(0);
        }

        await cluster.StartAsync(silos: 2, gateways: 1);
        await Answer(cluster.Gateways[0]);
        await cluster.EverythingIsTheFold(_acknowledged);
        var refusal = await Should.ThrowAsync<InvalidOperationException>(cluster.ServeAloneAsync);
        foreach (var silo in cluster.Silos)
            refusal.Message.ShouldContain($"kazva {Environment.MachineName} {silo.Id}");
        refusal.Message.ShouldContain("is served by a cluster");
        (await cluster.StopAsync()).ShouldAllBe(code => code == 0);

        await using var again = await cluster.ServeAloneAsync();
        await Answer(again);
        await cluster.Database.IsTheFold(again, KazvaBuild.Own, _acknowledged);
        (await again.StopAsync()).ShouldBe(0);
    }

    /// <summary>Many answer, and one of the first sends the same once more, who is known wherever it was sent before.</summary>
    private async Task Answer(KazvaProcess process)
    {
        var first = Guid.Parse("6b0a4f2e-6b7c-4c38-9a58-0d3c2f0f6a11");
        using var http = new HttpClient { BaseAddress = process.Citizens };
        var receipt = await http.Accepted(SmallGrid.Playground, 9, first);
        receipt.GetProperty("duplicate").GetBoolean().ShouldBe(!_acknowledged.Add(first));

        await using var load = new CitizenLoad(() => [process], PerSecond);
        await load.Accepted(200);
        await load.Finish();
        _acknowledged.UnionWith(load.Acknowledged);
    }
}
