using System.Diagnostics.Metrics;
using Kazva.Embedded.Metrics;
using Microsoft.Extensions.DependencyInjection;

namespace Kazva.Embedded.Tests.Kit;

/// <summary>Starts the host of the behaviour suite with what a test of its inside gives it, and opens that inside.</summary>
internal static class EmbeddedHost
{
    public static Task<GrainsFixture> StartAsync(Action<EmbeddedGrainOptions>? configure = null) =>
        StartedAsync(new GrainsFixture { Configure = configure });

    public static async Task<GrainsFixture> StartedAsync(GrainsFixture fixture)
    {
        await fixture.InitializeAsync();
        return fixture;
    }

    extension(GrainsFixture fixture)
    {
        public GrainHost Host => fixture.Services.GetRequiredService<GrainHost>();

        public Meter Meter => fixture.Services.GetRequiredService<GrainMetrics>().TurnTime.Meter;
    }
}
