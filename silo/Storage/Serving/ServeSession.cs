using Kazva.Silo.Storage.Postgres;
using Npgsql;

namespace Kazva.Silo.Storage.Serving;

/// <summary>The session that holds the lock of <see cref="PostgresServeLock"/>; it has the lock as long as it lives.</summary>
internal sealed class ServeSession : IAsyncDisposable
{
    private const int PatienceSeconds = 5;
    private const string TryAlone = "SELECT pg_try_advisory_lock($1), backend_start::text FROM pg_stat_activity WHERE pid = pg_backend_pid()";
    private const string TryShared = "SELECT pg_try_advisory_lock_shared($1), backend_start::text FROM pg_stat_activity WHERE pid = pg_backend_pid()";

    // Silos of one name belong together; each name has a lock of its own, which only silos of that name hold.
    private const string TryName = "SELECT pg_try_advisory_lock_shared($1, hashtext($2))";
    private const string OtherNames =
        "SELECT EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND objsubid = 2 AND classid::bigint = $1 AND objid::bigint <> hashtext($2)::bigint & 4294967295 "
        + "AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))";

    // A session that we have lost may live on at the server, which waits for more of us. Its number alone might be another's by now.
    private const string EndFormer = "SELECT pg_terminate_backend(pid, 2000) FROM pg_stat_activity WHERE pid = $1 AND backend_start::text = $2";

    private static readonly string ReadHolders = SqlFile.Read("Postgres/Statements/read-serve-holders.sql");

    private readonly NpgsqlConnection _connection;
    private readonly int _process; // The server's. A connection that was lost does not tell it any more.
    private readonly string _since;

    private ServeSession(NpgsqlConnection connection, string since)
    {
        _connection = connection;
        _process = connection.ProcessID;
        _since = since;
    }

    /// <summary>Opens a session and takes the lock.</summary>
    /// <param name="cluster">The cluster's name, where there is one.</param>
    /// <param name="former">The session that had it and was lost; it is ended should it still have it.</param>
    /// <exception cref="StorageInUseException">Another process has it; the message says which.</exception>
    /// <exception cref="Submissions.StorageUnavailableException">The database cannot be reached.</exception>
    public static async Task<ServeSession> TakeAsync(
        StorageOptions options, ServeMode mode, string? cluster, ServeSession? former, CancellationToken cancellationToken)
    {
        var text = new NpgsqlConnectionStringBuilder(PostgresConnectionString.For(options)) { Pooling = false, CommandTimeout = PatienceSeconds };
        var connection = new NpgsqlConnection(text.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            if (former is not null) await connection.ExecuteAsync(EndFormer, cancellationToken, former._process, former._since);
            if (await TryAsync(connection, mode, cancellationToken) is not { } since) throw await RefusalAsync(connection, cancellationToken);
            if (cluster is not null && await IsOfAnotherClusterAsync(connection, cluster, cancellationToken))
                throw new StorageInUseException(
                    $"The database '{connection.Database}' is served by a cluster with another name than '{cluster}' (--cluster).");
            return new ServeSession(connection, since);
        }
        catch (Exception e)
        {
            await connection.DisposeAsync();
            if (e is NpgsqlException n && PostgresErrors.MeansUnavailable(n)) throw PostgresErrors.Unavailable(n);
            throw;
        }
    }

    /// <summary>Whether the session lives, and so has the lock.</summary>
    public async Task<bool> IsAliveAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _connection.ExecuteAsync("SELECT 1", cancellationToken);
            return true;
        }
        catch (Exception e) when (e is NpgsqlException or InvalidOperationException)
        {
            return false; // Once broken, a connection says that it is closed.
        }
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    /// <returns>Since when the session lives, if it has the lock.</returns>
    private static async Task<string?> TryAsync(NpgsqlConnection connection, ServeMode mode, CancellationToken cancellationToken)
    {
        await using var command = connection.Command(mode == ServeMode.Alone ? TryAlone : TryShared, AdvisoryLocks.Serving);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        return await row.ReadAsync(cancellationToken) && row.GetBoolean(0) ? row.GetString(1) : null;
    }

    /// <summary>Says our name first and looks then: of two that come at once, both see the other rather than neither.</summary>
    private static async Task<bool> IsOfAnotherClusterAsync(NpgsqlConnection connection, string cluster, CancellationToken cancellationToken)
    {
        await connection.ExecuteAsync(TryName, cancellationToken, AdvisoryLocks.ClusterNames, cluster);
        await using var command = connection.Command(OtherNames, (long)AdvisoryLocks.ClusterNames, cluster);
        return await command.ExecuteScalarAsync(cancellationToken) is true;
    }

    private static async Task<StorageInUseException> RefusalAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = connection.Command(ReadHolders, AdvisoryLocks.Serving);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var holders = await rows.ToListAsync(row => (IsCluster: row.GetBoolean(0), Who: row.GetString(1)), cancellationToken);
        var who = holders is [] ? "another process" : string.Join("; ", holders.Select(holder => holder.Who));
        return new StorageInUseException(holders is [{ IsCluster: true }, ..]
            ? $"The database '{connection.Database}' is served by a cluster: {who}."
            : $"The database '{connection.Database}' is served by {who}.");
    }
}
