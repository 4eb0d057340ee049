using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Kazva.Embedded.Tests.Kit;

/// <summary>A running host with a manual clock. The behaviour suite uses <see cref="Grains"/> and <see cref="Clock"/> alone.</summary>
public sealed class GrainsFixture : IAsyncLifetime
{
    private readonly Action<EmbeddedGrainOptions>? _configure;
    private ServiceProvider? _services;

    public GrainsFixture() : this(configure: null) { }

    internal GrainsFixture(Action<EmbeddedGrainOptions>? configure) => _configure = configure;

    public ManualTimeProvider Clock { get; init; } = new();

    public IGrainFactory Grains => _services!.GetRequiredService<IGrainFactory>();

    public IReminderStore Reminders { get; init; } = new InMemoryReminderStore();

    public IGrainStateStore States { get; init; } = new InMemoryGrainStateStore();

    public CapturedLog Log { get; } = new();

    internal System.Diagnostics.Metrics.Meter Meter => _services!.GetRequiredService<Kazva.Embedded.Metrics.GrainMetrics>().TurnTime.Meter;

    internal GrainHost Host => _services!.GetRequiredService<GrainHost>();

    /// <summary>A key that no other test uses, with its journal.</summary>
    public static (string Key, Journal Journal) New()
    {
        var key = Guid.NewGuid().ToString("N");
        return (key, Journal.Of(key));
    }

    public async ValueTask InitializeAsync()
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(Clock);
        services.AddSingleton(Reminders);
        services.AddSingleton(States);
        services.AddLogging(logging => logging.AddProvider(Log));
        services.AddEmbeddedGrains(options =>
        {
            options.AddGrainsFrom(typeof(GrainsFixture).Assembly);
            _configure?.Invoke(options);
        });
        _services = services.BuildServiceProvider();
        await Service.StartAsync(TestContext.Current.CancellationToken);
    }

    public IHostedService Service => _services!.GetServices<IHostedService>().Single();

    public async ValueTask DisposeAsync()
    {
        var stop = Service.StopAsync(CancellationToken.None);
        await Clock.AdvanceUntilAsync(stop, TimeSpan.FromSeconds(1));
        await _services!.DisposeAsync();
    }

    public static async Task<GrainsFixture> StartAsync(Action<EmbeddedGrainOptions>? configure = null)
    {
        var fixture = new GrainsFixture(configure);
        await fixture.InitializeAsync();
        return fixture;
    }
}
