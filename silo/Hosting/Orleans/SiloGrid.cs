using Kazva.Definition;
using Kazva.Submissions;

namespace Kazva.Silo.Hosting;

/// <summary>The way to the grains from within a silo: there while the silo is.</summary>
internal sealed class SiloGrid(IHostApplicationLifetime lifetime) : IGridConnection
{
    /// <inheritdoc/>
    public bool IsLost => false;

    /// <inheritdoc/>
    public bool IsPassing(Exception exception) =>
        MeansSilo(exception) && !lifetime.ApplicationStopping.IsCancellationRequested;

    /// <summary>Whether it is a silo that failed, which another can make up for; not the database, which is that of all.</summary>
    public static bool MeansSilo(Exception exception) =>
        exception is TimeoutException or OrleansException { InnerException: not StorageUnavailableException };
}
