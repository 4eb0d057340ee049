namespace Kazva.Embedded.Hosting;

/// <summary>Starts the grain host before the services that use it and stops it after them.</summary>
internal sealed class GrainHostService(GrainHost host, Metrics.GrainMetrics metrics) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        host.TurnTime = metrics.TurnTime;
        return host.StartAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => host.StopAsync(cancellationToken);
}
