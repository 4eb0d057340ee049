using Kazva.Embedded;
using Kazva.Embedded.Hosting;
using Kazva.Embedded.Metrics;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the grain host of one process.</summary>
public static class EmbeddedGrainsServiceCollectionExtensions
{
    /// <summary>Hosts grains in this process. Adds <see cref="IGrainFactory"/> and a hosted service that starts and stops the grains.
    /// Stored state and reminders need an <see cref="IGrainStateStore"/> and an <see cref="IReminderStore"/> besides.</summary>
    public static IServiceCollection AddEmbeddedGrains(
        this IServiceCollection services, Action<EmbeddedGrainOptions>? configure = null)
    {
        services.AddOptions<EmbeddedGrainOptions>();
        if (configure is not null) services.Configure(configure);
        services.AddLogging();
        services.AddMetrics();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<GrainHost>();
        services.TryAddSingleton<GrainMetrics>();
        services.TryAddSingleton<IGrainFactory>(provider => provider.GetRequiredService<GrainHost>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, GrainHostService>());
        return services;
    }
}
