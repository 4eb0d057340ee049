using Orleans.TestingHost;

namespace Kazva.Behaviour.Tests.Kit;

/// <summary>A silo whose grains grow old and whose calls time out while the test looks on. Orleans measures both by the system's
/// clock, so all of this silo goes by it, with limits that are short enough to wait for.</summary>
public sealed class AgeingGrainsFixture : IAsyncLifetime
{
    private static readonly TimeSpan ResponseTimeout = TimeSpan.FromSeconds(5);

    private InProcessTestCluster? _cluster;

    public IGrainFactory Grains => _cluster!.Client;

    public ITestClock Clock { get; } = new RealClock();

    public async ValueTask InitializeAsync() => _cluster = await Cluster.StartAsync(
        silo =>
        {
            silo.Configure<GrainCollectionOptions>(options => options.CollectionAge = Ages.Usual);
            silo.Configure<SiloMessagingOptions>(options => options.ResponseTimeout = ResponseTimeout);
        },
        client => client.Configure<ClientMessagingOptions>(options => options.ResponseTimeout = ResponseTimeout));

    public ValueTask DisposeAsync() => _cluster!.DisposeAsync();
}

/// <summary>How long the grains of <see cref="AgeingGrainsFixture"/> may be idle.</summary>
public static class Ages
{
    /// <summary>The age of a class that says so, as <see cref="CollectionAgeLimitAttribute"/> takes it.</summary>
    public const string Brief = "00:00:02";

    /// <summary>The age of all other classes.</summary>
    public static readonly TimeSpan Usual = TimeSpan.FromSeconds(8);
}
