namespace Kazva.Silo.Storage.Serving;

/// <summary>Who else may serve the same database.</summary>
internal enum ServeMode
{
    /// <summary>Nobody: the embedded host knows nothing of other processes.</summary>
    Alone,

    /// <summary>The other silos of the cluster.</summary>
    Cluster,
}
