using System.Collections.Concurrent;
using Kazva.Submissions;
using Microsoft.Data.Sqlite;

namespace Kazva.Silo.Storage.Sqlite;

/// <summary>
/// The one writer of the SQLite file, on a thread of its own, because a commit blocks until the disk has it.
/// Whatever is waiting is committed together in one transaction: the log's batch, grains' states, reminders.
/// A write that fails for a reason of its own fails alone; when the database fails, all of them fail.
/// </summary>
internal sealed class SqliteWriter : IAsyncDisposable
{
    private const int MostTogether = 256;

    /// <summary>Ids are random, so a large batch touches hundreds of pages; SQLite's usual thousand would come with every other commit.</summary>
    private const int CheckpointBytes = 8 << 20;

    private readonly SqliteFile _file;
    private readonly BlockingCollection<SqliteWrite> _queue = [];
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SqliteCheckpoints _checkpoints;
    private SqliteSession? _session;

    public SqliteWriter(SqliteFile file)
    {
        _file = file;
        _checkpoints = new SqliteCheckpoints(file, CheckpointBytes);
        new Thread(Work) { IsBackground = true, Name = "kazva.db writer" }.Start();
    }

    /// <summary>Runs a write and completes when it is durable.</summary>
    /// <exception cref="StorageUnavailableException">The database cannot be written.</exception>
    public Task<T> WriteAsync<T>(Func<SqliteSession, T> write)
    {
        var waiting = new SqliteWrite<T>(write);
        try
        {
            _queue.Add(waiting);
        }
        catch (InvalidOperationException)
        {
            return Task.FromException<T>(new StorageUnavailableException("The database is closed."));
        }
        return waiting.Task;
    }

    /// <summary>Runs what is waiting, then closes the connection.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.CompleteAdding();
        await _ended.Task;
    }

    private void Work()
    {
        var together = new List<SqliteWrite>();
        foreach (var first in _queue.GetConsumingEnumerable())
        {
            together.Add(first);
            while (together.Count < MostTogether && _queue.TryTake(out var next)) together.Add(next);
            Commit(together);
            together.Clear();
        }
        _checkpoints.Stop();
        _session?.Dispose();
        _ended.SetResult();
    }

    private void Commit(List<SqliteWrite> writes)
    {
        try
        {
            _session ??= Begin();
            Run(_session, writes);
            _file.Require();
            _session["COMMIT"].Execute();
        }
        catch (Exception e)
        {
            // Closing the connection rolls back, whatever state the failure left it in; the next write opens a new one.
            _session?.Dispose();
            _session = null;
            var failure = e is SqliteException s && SqliteErrors.MeansUnavailable(s) ? SqliteErrors.Unavailable(s) : e;
            foreach (var write in writes) write.Fail(failure);
            return;
        }
        foreach (var write in writes) write.Complete();
        _checkpoints.AfterCommit();
    }

    private SqliteSession Begin()
    {
        var connection = _file.OpenWriter();
        _checkpoints.Follow(connection);
        return new SqliteSession(connection);
    }

    /// <summary>Runs all in one transaction. When one fails for a reason of its own, which is rare, the others are run again without it. With a savepoint
    /// for each they need not be, but then SQLite writes every page that changes twice.</summary>
    private static void Run(SqliteSession session, List<SqliteWrite> writes)
    {
        session["BEGIN IMMEDIATE"].Execute();
        for (var i = 0; i < writes.Count; i++)
        {
            try
            {
                writes[i].Run(session);
            }
            catch (Exception e) when (e is not SqliteException s || !SqliteErrors.MeansUnavailable(s))
            {
                session["ROLLBACK"].Execute();
                writes[i].Fail(e);
                writes.RemoveAt(i);
                session["BEGIN IMMEDIATE"].Execute();
                i = -1;
            }
        }
    }
}
