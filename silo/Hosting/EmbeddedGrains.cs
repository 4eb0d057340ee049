using Kazva.Locations;

namespace Kazva.Silo.Hosting;

/// <summary>Hosts the grains in this process.</summary>
internal static class GrainHosting
{
    public static IServiceCollection AddGrains(this IServiceCollection services) =>
        services.AddEmbeddedGrains(options => options.AddGrainsFrom(typeof(ILocationGrain).Assembly));
}
