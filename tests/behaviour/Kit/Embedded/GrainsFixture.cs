using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Kazva.Behaviour.Tests.Kit;

/// <summary>The embedded host with a manual clock. The behaviour suite uses <see cref="Grains"/> and <see cref="Clock"/> alone.</summary>
public sealed class GrainsFixture : IAsyncLifetime
{
    private ServiceProvider? _services;

    public Action<EmbeddedGrainOptions>? Configure { get; init; }

    public ManualTimeProvider Clock { get; init; } = new();

    public IReminderStore Reminders { get; init; } = new InMemoryReminderStore();

    public IGrainStateStore States { get; init; } = new InMemoryGrainStateStore();

    public CapturedLog Log { get; } = new();

    public IServiceProvider Services => _services!;

    public IGrainFactory Grains => Services.GetRequiredService<IGrainFactory>();

    public IHostedService Service => Services.GetServices<IHostedService>().Single();

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
            Configure?.Invoke(options);
        });
        _services = services.BuildServiceProvider();
        await Service.StartAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await Clock.PassUntilAsync(Service.StopAsync(CancellationToken.None), TimeSpan.FromSeconds(1));
        await _services!.DisposeAsync();
    }
}
