using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Kazva.Silo.Observability;

/// <summary>Sends what is left when the process has stopped, and waits no longer for a collector that does not answer than an operator would.</summary>
internal sealed class TelemetryEnd(TracerProvider traces, MeterProvider metrics, LoggerProvider logs) : IHostedLifecycleService
{
    private const int Longest = 2000; // Milliseconds, for all three at once.

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.WhenAll(
        Task.Run(() => traces.Shutdown(Longest), CancellationToken.None),
        Task.Run(() => metrics.Shutdown(Longest), CancellationToken.None),
        Task.Run(() => logs.Shutdown(Longest), CancellationToken.None));

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
