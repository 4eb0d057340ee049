using Microsoft.Extensions.DependencyInjection;
using Orleans.Reminders;
using Orleans.TestingHost;

namespace Kazva.Behaviour.Tests.Kit;

/// <summary>One Orleans silo, called through its gateway. Grain timers and reminders go by a manual clock.</summary>
/// <remarks>Orleans takes the clocks of grains and of reminders from the container. Its idle collection and its response
/// timeouts go by the system's clock whatever is registered: see <see cref="AgeingGrainsFixture"/>.</remarks>
public sealed class GrainsFixture : IAsyncLifetime
{
    private InProcessTestCluster? _cluster;

    public ManualTimeProvider Clock { get; } = new() { Lateness = TimeSpan.FromMilliseconds(1) };

    public IGrainFactory Grains => _cluster!.Client;

    public async ValueTask InitializeAsync() => _cluster = await Cluster.StartAsync(silo =>
    {
        silo.Services.AddKeyedSingleton<TimeProvider>(TimeProviderNames.Grains, Clock);
        silo.Services.AddKeyedSingleton<TimeProvider>(ReminderTimeProviderNames.Reminders, Clock);
    });

    public ValueTask DisposeAsync() => _cluster!.DisposeAsync();
}
