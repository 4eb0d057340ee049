using Kazva.Definition;
using Kazva.Locations;
using Kazva.Silo.Storage;
using Kazva.Silo.Verification;

namespace Kazva.Silo.Hosting;

/// <summary>Hosts the grains in this process.</summary>
internal static class GrainHosting
{
    /// <summary>What a user is told who asks for more than one process; null where that is possible.</summary>
    public const string? NoCluster =
        "This build hosts the grains in one process, with everything else (kazva serve). For a cluster, build with -p:GrainHost=Orleans.";

    /// <summary>Adds the grains and <see cref="IGrainFactory"/>.</summary>
    /// <exception cref="SettingsException">A cluster is asked for.</exception>
    public static void AddGrains(this IHostApplicationBuilder builder, Parts parts, StorageOptions storage, ClusterSettings cluster)
    {
        if (parts != Parts.All || cluster.IsGiven) throw new SettingsException(NoCluster!);
        builder.Services.AddGrains();
        builder.Services.AddSingleton<IGridConnection, LocalGrid>();
    }

    /// <summary>Adds the grains as a start of the program would find them, for this process alone. They save nothing.</summary>
    public static void AddUnsavedGrains(this IHostApplicationBuilder builder, StorageOptions storage)
    {
        builder.Services.AddGrains();
        builder.Services.Decorate<IGrainStateStore>(stored => new UnsavedStateStore(stored));
    }

    private static void AddGrains(this IServiceCollection services) =>
        services.AddEmbeddedGrains(options => options.AddGrainsFrom(typeof(ILocationGrain).Assembly));
}
