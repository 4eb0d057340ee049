using Kazva.Definition;

namespace Kazva.Silo.Hosting;

/// <summary>
/// This process's connection to the cluster: it is made in the background, so that a gateway or dashboard answers, and says what is
/// wrong, while there is no cluster yet; once made, the client itself keeps looking for silos.
/// </summary>
internal sealed partial class ClusterConnection(IServiceProvider services, TimeProvider time, ILogger<ClusterConnection> logger)
    : BackgroundService, IClusterConnectionStatusObserver, IGridConnection
{
    /// <summary>How long between two attempts to find a first silo.</summary>
    public static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    private int _connected;
    private int _gateways;
    private volatile bool _started;

    /// <inheritdoc/>
    public bool IsLost => Volatile.Read(ref _connected) == 0;

    /// <inheritdoc/>
    public bool IsPassing(Exception exception) => !IsLost && SiloGrid.MeansSilo(exception);

    /// <inheritdoc/>
    public void NotifyGatewayCountChanged(int currentNumberOfGateways, int previousNumberOfGateways, bool connectionRecovered)
    {
        Volatile.Write(ref _gateways, currentNumberOfGateways);
        // The first connection comes before the client knows which grains there are.
        if (currentNumberOfGateways == 0) Lost();
        else if (_started) Found();
    }

    /// <inheritdoc/>
    public void NotifyClusterConnectionLost() => Lost();

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await HostedClient.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await HostedClient.StartAsync(stoppingToken);
        _started = true;
        if (Volatile.Read(ref _gateways) > 0) Found();
        using var again = new PeriodicTimer(RetryAfter, time);
        while (await again.WaitForNextTickAsync(stoppingToken))
            if (IsLost && await Answers(stoppingToken))
                Found();
    }

    /// <summary>The client looks for a silo only when there is something to send.</summary>
    private async Task<bool> Answers(CancellationToken stoppingToken)
    {
        try
        {
            await Client.GetGrain<IManagementGrain>(0).GetHosts(onlyActive: true, stoppingToken).WaitAsync(RetryAfter, time, stoppingToken);
            return true;
        }
#pragma warning disable CA1031 // Whatever it fails with, it is asked again; a silo's own failure, such as its database's, may come as anything.
        catch (Exception) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            return false;
        }
    }

    // Asked for late: the client has this observer among its parts.
    private IClusterClient Client => services.GetRequiredService<IClusterClient>();

    private IHostedService HostedClient => (IHostedService)Client;

    private void Found()
    {
        if (Interlocked.Exchange(ref _connected, 1) == 0) LogFound();
    }

    private void Lost()
    {
        if (Interlocked.Exchange(ref _connected, 0) == 1) LogLost();
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Connected to the cluster.")]
    private partial void LogFound();

    [LoggerMessage(Level = LogLevel.Error, Message = "The cluster is lost: no silo can be reached.")]
    private partial void LogLost();
}
