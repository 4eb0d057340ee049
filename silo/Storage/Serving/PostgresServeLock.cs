using Kazva.Silo.Storage.Postgres;
using Npgsql;

namespace Kazva.Silo.Storage.Serving;

/// <summary>Held by the one process that serves a PostgreSQL database with the embedded host: an advisory lock of a
/// session of its own. It is lost with that session; submissions are safe all the same, by the fence of the log.</summary>
internal sealed class PostgresServeLock : IAsyncDisposable
{
    private const string TryLock = "SELECT pg_try_advisory_lock($1)";

    private const string Holder = """
        SELECT a.application_name || coalesce(' at ' || host(a.client_addr), '') || ', since ' || to_char(a.backend_start AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS') || ' UTC'
        FROM pg_locks AS l
        JOIN pg_stat_activity AS a ON a.pid = l.pid
        WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1
            AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
            AND (l.classid::bigint << 32 | l.objid::bigint) = $1
        """;

    private readonly NpgsqlConnection _session;

    private PostgresServeLock(NpgsqlConnection session) => _session = session;

    /// <summary>Takes the lock of a database.</summary>
    /// <exception cref="StorageInUseException">Another process has it; the message says which.</exception>
    /// <exception cref="Submissions.StorageUnavailableException">The database cannot be reached.</exception>
    public static async Task<PostgresServeLock> TakeAsync(StorageOptions options, CancellationToken cancellationToken = default)
    {
        var text = new NpgsqlConnectionStringBuilder(PostgresConnectionString.For(options)) { Pooling = false, KeepAlive = 30 };
        var session = new NpgsqlConnection(text.ConnectionString);
        try
        {
            await session.OpenAsync(cancellationToken);
            await using var command = session.Command(TryLock, AdvisoryLocks.Serving);
            if (await command.ExecuteScalarAsync(cancellationToken) is true) return new PostgresServeLock(session);
            await using var question = session.Command(Holder, AdvisoryLocks.Serving);
            var holder = await question.ExecuteScalarAsync(cancellationToken) as string ?? "another process";
            throw new StorageInUseException($"The database '{session.Database}' is served by {holder}.");
        }
        catch (Exception e)
        {
            await session.DisposeAsync();
            if (e is NpgsqlException n && PostgresErrors.MeansUnavailable(n)) throw PostgresErrors.Unavailable(n);
            throw;
        }
    }

    /// <summary>Lets go of it.</summary>
    public ValueTask DisposeAsync() => _session.DisposeAsync();
}
