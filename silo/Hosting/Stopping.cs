using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Kazva.Silo.Hosting;

/// <summary>
/// Says that the process is going before it goes: from the signal on it is not ready, and for <c>Kazva:DrainTime</c> it still serves, so that
/// a proxy before it has seen that and sends nobody any more.
/// </summary>
internal sealed class Stopping(DrainTime drain, TimeProvider time, IHostApplicationLifetime lifetime) : IHostedLifecycleService, IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(lifetime.ApplicationStopping.IsCancellationRequested ? HealthCheckResult.Unhealthy("It is stopping.") : HealthCheckResult.Healthy());

    /// <summary>Before anything of the host stops.</summary>
    public Task StoppingAsync(CancellationToken cancellationToken) =>
        drain.Time == TimeSpan.Zero ? Task.CompletedTask : Task.Delay(drain.Time, time, cancellationToken);

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>How long a process that was told to stop goes on serving.</summary>
internal sealed record DrainTime(TimeSpan Time)
{
    private const string Setting = "Kazva:DrainTime";

    /// <summary>What is stopped after that may take as long again as it takes without; whoever started us waits for a minute.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(25);

    /// <summary>Reads the setting.</summary>
    /// <exception cref="SettingsException">It is wrong.</exception>
    public static DrainTime From(IConfiguration configuration)
    {
        if (configuration[Setting] is not { } text) return new DrainTime(TimeSpan.Zero);
        return TimeSpan.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var time) && time >= TimeSpan.Zero && time <= Longest
            ? new DrainTime(time)
            : throw new SettingsException($"{Setting} is '{text}'; it should be a time such as 00:00:05, at most {Longest}.");
    }
}
