using Kazva.Submissions;
using Microsoft.Data.Sqlite;

namespace Kazva.Silo.Storage.Sqlite;

/// <summary>The database file, and reads from it. Reads never wait for a write, nor a write for them.</summary>
internal sealed class SqliteFile(StorageOptions options) : IDisposable
{
    private const string Name = "kazva.db";
    private const int LeastRoomBytes = 256 << 10;

    private readonly string _path = PathIn(options);
    private readonly long _busyMilliseconds = (long)options.BusyTimeout.TotalMilliseconds;

    static SqliteFile()
    {
        SQLitePCL.Batteries_V2.Init();
        SqliteLogWrites.Register();
    }

    /// <summary>The path of the file.</summary>
    public static string PathIn(StorageOptions options) => Path.GetFullPath(Path.Combine(options.Data, Name));

    /// <summary>A connection for migrations, which makes the file if there is none. A submission is found by two short
    /// keys on pages that few others of its batch are on, and all of each goes to the disk: small pages take a quarter of the writing. A file that was made with others keeps them.</summary>
    public SqliteConnection Create() =>
        Open(SqliteOpenMode.ReadWriteCreate, pooling: false, "PRAGMA page_size = 1024; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");

    /// <summary>The connection of the one writer, whose checkpoints are made by <see cref="SqliteCheckpoints"/>. Once a commit SQLite may look through
    /// all of its cache, so that is as large as what is hot, and not larger.</summary>
    public SqliteConnection OpenWriter() =>
        Open(SqliteOpenMode.ReadWrite, pooling: false, vfs: SqliteLogWrites.Name, pragmas: "PRAGMA synchronous = FULL; PRAGMA cache_size = -16384; PRAGMA journal_size_limit = 67108864; PRAGMA wal_autocheckpoint = 0");

    /// <summary>A connection that copies the log into the file. It has read it, because only one that has knows that there is a log.</summary>
    /// <exception cref="StorageUnavailableException">The file is not there any more.</exception>
    public SqliteConnection OpenCheckpointer()
    {
        Require();
        return Open(SqliteOpenMode.ReadWrite, pooling: false, "PRAGMA synchronous = FULL; SELECT count(*) FROM sqlite_schema");
    }

    /// <summary>Whether the disk has room for more than a few pages.</summary>
    public bool HasRoom => new DriveInfo(Path.GetDirectoryName(_path)!).AvailableFreeSpace >= LeastRoomBytes;

    /// <summary>Sees whether the file is where it should be. One that was removed while it is open goes on taking writes,
    /// which nobody would ever find again.</summary>
    /// <exception cref="StorageUnavailableException">It is not; pooled connections to the removed one were closed.</exception>
    public void Require()
    {
        if (File.Exists(_path)) return;
        ClosePool();
        throw new StorageUnavailableException($"The database file {Name} is not in the data folder any more.");
    }

    /// <summary>Runs a read on a pooled connection.</summary>
    /// <exception cref="StorageUnavailableException">The database cannot be reached.</exception>
    public Task<T> ReadAsync<T>(Func<SqliteConnection, T> read, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested) return Task.FromCanceled<T>(cancellationToken);
        try
        {
            using var connection = OpenReader();
            return Task.FromResult(read(connection));
        }
        catch (SqliteException e) when (SqliteErrors.MeansUnavailable(e))
        {
            return Task.FromException<T>(SqliteErrors.Unavailable(e));
        }
        catch (StorageUnavailableException e)
        {
            return Task.FromException<T>(e);
        }
    }

    /// <summary>Streams the rows of one statement, all of one snapshot, from a pooled connection.</summary>
    /// <exception cref="StorageUnavailableException">The database cannot be reached.</exception>
    public async IAsyncEnumerable<T> StreamAsync<T>(
        string sql, Func<SqliteDataReader, T> row,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken, params object?[] values)
    {
        await Task.Yield(); // SQLite knows no asynchrony, and the caller may have other things to do.
        using var connection = Guarded(OpenReader);
        using var statement = new SqliteStatement(connection, sql);
        using var rows = Guarded(() => statement.Rows(values));
        while (Guarded(rows.Read))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return row(rows);
        }
    }

    public void Dispose() => ClosePool();

    private void ClosePool()
    {
        using var connection = new SqliteConnection(ConnectionString(SqliteOpenMode.ReadWrite, pooling: true));
        SqliteConnection.ClearPool(connection);
    }

    private SqliteConnection OpenReader()
    {
        Require();
        return Open(SqliteOpenMode.ReadWrite, pooling: true, "PRAGMA query_only = ON");
    }

    private SqliteConnection Open(SqliteOpenMode mode, bool pooling, string pragmas, string? vfs = null)
    {
        var connection = new SqliteConnection(ConnectionString(mode, pooling, vfs));
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = $"PRAGMA busy_timeout = {_busyMilliseconds}; {pragmas}";
            command.ExecuteNonQuery();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    // SQLite itself waits as long as busy_timeout says; the library's own waiting, in steps of 150 ms, gets its least: 1 s.
    private string ConnectionString(SqliteOpenMode mode, bool pooling, string? vfs = null) => new SqliteConnectionStringBuilder
    {
        DataSource = _path,
        Mode = mode,
        Pooling = pooling,
        DefaultTimeout = 1,
        Vfs = vfs,
    }.ToString();

    private static T Guarded<T>(Func<T> use)
    {
        try
        {
            return use();
        }
        catch (SqliteException e) when (SqliteErrors.MeansUnavailable(e))
        {
            throw SqliteErrors.Unavailable(e);
        }
    }
}
