using Kazva.Submissions;
using Npgsql;

namespace Kazva.Silo.Storage.Postgres;

/// <summary>Tells a database that is out of order from a statement that is.
/// Codes: https://www.postgresql.org/docs/current/errcodes-appendix.html</summary>
internal static class PostgresErrors
{
    private const int LengthOfClass = 2;

    // Of class 25, whose other codes complain of statements. The session is gone, and what it held with it.
    private const string IdleInTransaction = "25P03";
    private const string TransactionTimeout = "25P04";

    /// <summary>Everything but the server's complaints about a statement: no connection, a broken one, a time-out,
    /// too few resources, a shutdown, a session that was ended, a conflict between transactions, a server that only reads.</summary>
    public static bool MeansUnavailable(NpgsqlException e) =>
        e is not PostgresException p
        || p.SqlState[..LengthOfClass] is "08" or "28" or "40" or "53" or "57" or "58"
        || p.SqlState is IdleInTransaction or TransactionTimeout
        || p.SqlState is PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.ReadOnlySqlTransaction or PostgresErrorCodes.InvalidCatalogName;

    /// <summary>The server rolled back and says that the same may succeed when tried again.</summary>
    public static bool MeansRolledBack(NpgsqlException e) =>
        e is PostgresException { SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected };

    /// <summary>The connection is gone.</summary>
    public static bool MeansDisconnected(NpgsqlException e) =>
        e is not PostgresException { SqlState: not (PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or IdleInTransaction or TransactionTimeout) };

    public static StorageUnavailableException Unavailable(NpgsqlException e) => new($"The database cannot be used: {e.Message}", e);
}
