using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;
using Orleans.TestingHost;

namespace Kazva.Behaviour.Tests.Kit;

/// <summary>Starts a cluster of one silo, with its state and reminders in memory.</summary>
internal static class Cluster
{
    public static async Task<InProcessTestCluster> StartAsync(Action<ISiloBuilder> configure, Action<IClientBuilder>? configureClient = null)
    {
        var builder = new InProcessTestClusterBuilder(1);
        builder.Options.ConfigureFileLogging = false;
        builder.ConfigureSilo((_, silo) =>
        {
            silo.Services.AddSingleton<IGrainStorageSerializer, OrleansGrainStorageSerializer>();
            silo.AddMemoryGrainStorage("grains");
            silo.UseInMemoryReminderService();
            // Every silo checks the ages of all classes, so also the one whose grains never grow old.
            silo.Configure<GrainCollectionOptions>(options => options.CollectionQuantum = TimeSpan.FromMilliseconds(500));
            configure(silo);
        });
        builder.ConfigureClient(client => configureClient?.Invoke(client));
        var cluster = builder.Build();
        await cluster.DeployAsync();
        return cluster;
    }
}
