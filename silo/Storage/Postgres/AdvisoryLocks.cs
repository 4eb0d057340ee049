namespace Kazva.Silo.Storage.Postgres;

/// <summary>The numbers of our advisory locks, one of each per database.</summary>
internal static class AdvisoryLocks
{
    /// <summary>Held for the transaction that applies migrations.</summary>
    public const long Migrations = 0x6B617A76_00000001;

    /// <summary>Held for a session of whoever serves the database: exclusively by the embedded host, shared by the silos of a cluster.</summary>
    public const long Serving = 0x6B617A76_00000002;

    /// <summary>The first of two numbers, of which the second stands for a cluster's name; held by its silos, shared.</summary>
    public const int ClusterNames = 0x6B617A77;
}
