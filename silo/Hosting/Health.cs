using Kazva.Silo.Storage.Health;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Kazva.Silo.Hosting;

/// <summary>The probes: <c>/health/live</c> while the process answers, <c>/health/ready</c> while it can also accept submissions.</summary>
internal static class Health
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        routes.MapHealthChecks("/health/ready", new HealthCheckOptions
        {
            ResponseWriter = async (context, report) =>
            {
                if (report.Status != HealthStatus.Healthy) context.Response.Headers.RetryAfter = "2";
                await context.Response.WriteAsync(report.Status == HealthStatus.Healthy
                    ? "ready"
                    : string.Join('\n', report.Entries.Values.Select(entry => entry.Description).OfType<string>()));
            },
        });
    }
}

/// <summary>Ready while the database can be reached and written.</summary>
internal sealed class StorageReadiness(IStorageHealth storage) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var condition = await storage.CheckAsync(cancellationToken);
        return condition.IsHealthy ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy(condition.Problem);
    }
}
