using Kazva.Definition;

namespace Kazva.Silo.Hosting;

/// <summary>The way to the grains from within a silo: there while the silo is.</summary>
internal sealed class SiloGrid(IHostApplicationLifetime lifetime) : IGridConnection
{
    /// <inheritdoc/>
    public bool IsLost => false;

    /// <inheritdoc/>
    public bool IsPassing(Exception exception) =>
        exception is OrleansException && !lifetime.ApplicationStopping.IsCancellationRequested;
}
