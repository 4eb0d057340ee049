using Kazva.Submissions;
using Microsoft.Data.Sqlite;
using static SQLitePCL.raw;

namespace Kazva.Silo.Storage.Sqlite;

/// <summary>Tells a database that is out of order from a statement that is.</summary>
internal static class SqliteErrors
{
    public static bool MeansUnavailable(SqliteException e) => e.SqliteErrorCode is
        SQLITE_BUSY or SQLITE_LOCKED or SQLITE_FULL or SQLITE_IOERR or SQLITE_CANTOPEN or SQLITE_READONLY
        or SQLITE_PERM or SQLITE_AUTH or SQLITE_PROTOCOL or SQLITE_INTERRUPT or SQLITE_NOMEM
        or SQLITE_CORRUPT or SQLITE_NOTADB or SQLITE_SCHEMA or SQLITE_NOLFS;

    public static StorageUnavailableException Unavailable(SqliteException e) => new($"The database cannot be used: {e.Message}", e);
}
