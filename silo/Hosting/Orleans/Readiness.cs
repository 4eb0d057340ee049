using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Kazva.Silo.Hosting;

/// <summary>A silo is ready while the cluster counts on it.</summary>
internal sealed class SiloReadiness(ISiloStatusOracle silos) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(silos.CurrentStatus == SiloStatus.Active
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy($"This silo is {silos.CurrentStatus.ToString().ToLowerInvariant()} in the cluster."));
}

/// <summary>A gateway or dashboard is ready while it has a silo to talk to.</summary>
internal sealed class ClusterReadiness(ClusterConnection cluster) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(cluster.IsLost
            ? HealthCheckResult.Unhealthy("The cluster is lost: no silo can be reached.")
            : HealthCheckResult.Healthy());
}
