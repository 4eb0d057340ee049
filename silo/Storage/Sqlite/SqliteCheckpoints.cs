using Kazva.Submissions;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Kazva.Silo.Storage.Sqlite;

/// <summary>
/// Copies what is in the write-ahead log back into the database file, so that the log can begin anew. SQLite would do it within a commit, which then
/// takes 10 to 20 ms. Here most of it is copied by a connection of its own while commits go on; what they added meanwhile is left to the writer, because
/// the log begins anew only when nobody adds to it. Used by the writer's thread.
/// </summary>
/// <param name="atBytes">How much of the log is copied at once.</param>
internal sealed class SqliteCheckpoints(SqliteFile file, int atBytes)
{
    private const int Sooner = 32;

    private sqlite3? _writer;
    private Task? _copying;
    private long _atPages;
    private long _pages;
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

    /// <summary>Sees after a commit whether it is time. While nobody waits it is time sooner: the disk is busy for a shorter while then, and what comes
    /// meanwhile waits less.</summary>
    public void AfterCommit(bool isAnybodyWaiting)
    {
        var written = Written(_writer!);
        _pages += written - _written;
        _written = written;
        if (_copying is { IsCompleted: true })
        {
            _copying = null;
            // A read that began earlier keeps what came after it from being copied, and a disk may fail: soon again, and not after each commit.
            _pages = Checkpoint(_writer!) ? 0 : _atPages - _atPages / 8;
        }
        else if (_copying is null && _pages >= (isAnybodyWaiting ? _atPages : _atPages / Sooner))
        {
            _copying = Task.Factory.StartNew(CopyMost, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }
    }

    /// <summary>Waits for what is being copied.</summary>
    public void Stop() => _copying?.Wait();

    private void CopyMost()
    {
        try
        {
            using var connection = file.OpenCheckpointer();
            _ = Checkpoint(connection.Handle!);
        }
        catch (Exception e) when (e is SqliteException or StorageUnavailableException)
        {
            // A database that cannot be opened is told of by the next commit.
        }
    }

    /// <returns>Whether all of the log is in the file.</returns>
    private static bool Checkpoint(sqlite3 connection) =>
        raw.sqlite3_wal_checkpoint_v2(connection, null, raw.SQLITE_CHECKPOINT_PASSIVE, out var pages, out var copied) == raw.SQLITE_OK && copied == pages;

    /// <returns>How many pages the connection has written to the log; it may overflow, and the difference of two is right all the same.</returns>
    private static int Written(sqlite3 connection)
    {
        _ = raw.sqlite3_db_status(connection, raw.SQLITE_DBSTATUS_CACHE_WRITE, out var written, out _, 0);
        return written;
    }
}
