using Kazva.Submissions;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Kazva.Silo.Storage.Sqlite;

/// <summary>
/// Copies what is in the write-ahead log back into the database file, so that the log can begin anew. SQLite would do it within a commit, which then
/// takes 10 to 20 ms. Here most of it is copied by a connection of its own while commits go on; what they added meanwhile is left to the writer, because
/// the log begins anew only when nobody adds to it. Used by the writer's thread.
/// </summary>
/// <param name="atBytes">How much of the log is copied at once while much is written. While little is, a part of it is copied at a time: the disk is
/// busy for a shorter while then, and what comes meanwhile waits less.</param>
internal sealed class SqliteCheckpoints(SqliteFile file, int atBytes)
{
    private const int Parts = 32;

    /// <summary>A commit of so many pages is one of a dozen submissions or more, which have waited for each other.</summary>
    private const int ManyPages = 64;

    private sqlite3? _writer;
    private Task<bool>? _copying;
    private long _atPages;
    private long _pages;
    private long _notBefore;
    private int _written;

    /// <summary>Counts what this connection commits from now on.</summary>
    public void Follow(SqliteConnection writer)
    {
        using var command = writer.CreateCommand();
        command.CommandText = "PRAGMA page_size";
        _atPages = atBytes / (long)command.ExecuteScalar()!;
        _writer = writer.Handle!;
        _written = Written(_writer);
    }

    /// <summary>Sees after a commit whether it is time.</summary>
    public void AfterCommit()
    {
        var written = Written(_writer!);
        var pages = Between(_written, written);
        _pages += pages;
        _written = written;
        if (_copying is { IsCompleted: true })
        {
            // A read that began earlier keeps what came after it from being copied, and a disk may fail. Then it is tried again, and not after each commit.
            if (_copying.Result && Checkpoint(_writer!)) (_pages, _notBefore) = (0, 0);
            else _notBefore = _pages + _atPages / 8;
            _copying = null;
        }
        else if (_copying is null && _pages >= Math.Max(_notBefore, pages >= ManyPages ? _atPages : _atPages / Parts))
        {
            _copying = Task.Factory.StartNew(CopyMost, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }
    }

    /// <summary>Waits for what is being copied.</summary>
    public void Stop() => _copying?.Wait();

    /// <summary>How many pages were written between two counts of SQLite, which go from 0 to 2³¹ − 1 and begin again.</summary>
    public static int Between(int earlier, int later) => (later - earlier) & int.MaxValue;

    /// <returns>Whether all was copied that was there when it began.</returns>
    private bool CopyMost()
    {
        try
        {
            using var connection = file.OpenCheckpointer();
            return Checkpoint(connection.Handle!);
        }
        catch (Exception e) when (e is SqliteException or StorageUnavailableException)
        {
            return false; // A database that cannot be opened is told of by the next commit.
        }
    }

    /// <returns>Whether all of the log is in the file.</returns>
    private static bool Checkpoint(sqlite3 connection) =>
        raw.sqlite3_wal_checkpoint_v2(connection, null, raw.SQLITE_CHECKPOINT_PASSIVE, out var pages, out var copied) == raw.SQLITE_OK && copied == pages;

    private static int Written(sqlite3 connection)
    {
        _ = raw.sqlite3_db_status(connection, raw.SQLITE_DBSTATUS_CACHE_WRITE, out var written, out _, 0);
        return written;
    }
}
