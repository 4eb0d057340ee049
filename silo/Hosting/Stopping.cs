using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Kazva.Silo.Hosting;

/// <summary>
/// Says that the process is going before it goes: from the signal on it is not ready, and for <c>Kazva:DrainTime</c> it still serves, so that
/// a proxy before it has seen that and sends nobody any more.
/// </summary>
internal sealed class Stopping(IConfiguration configuration, TimeProvider time, IHostApplicationLifetime lifetime) : IHostedLifecycleService, IHealthCheck
{
    private const string Setting = "Kazva:DrainTime";
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    private readonly TimeSpan _drain = Read(configuration[Setting]);

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(lifetime.ApplicationStopping.IsCancellationRequested ? HealthCheckResult.Unhealthy("It is stopping.") : HealthCheckResult.Healthy());

    /// <summary>Before anything of the host stops.</summary>
    public Task StoppingAsync(CancellationToken cancellationToken) =>
        _drain == TimeSpan.Zero ? Task.CompletedTask : Task.Delay(_drain, time, cancellationToken);

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static TimeSpan Read(string? text)
    {
        if (text is null) return TimeSpan.Zero;
        return TimeSpan.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var drain) && drain >= TimeSpan.Zero && drain <= Longest
            ? drain
            : throw new SettingsException($"{Setting} is '{text}'; it should be a time such as 00:00:05, at most {Longest}.");
    }
}
