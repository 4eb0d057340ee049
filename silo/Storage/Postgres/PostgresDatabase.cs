using System.Data.Common;
using System.Runtime.CompilerServices;
using Npgsql;

namespace Kazva.Silo.Storage.Postgres;

/// <summary>The connections to a PostgreSQL database. Broken ones leave the pool by themselves.</summary>
internal sealed class PostgresDatabase(StorageOptions options) : IAsyncDisposable
{
    private readonly NpgsqlDataSource _source = new NpgsqlDataSourceBuilder(ConnectionString(options)).Build();

    /// <summary>Uses a connection.</summary>
    /// <exception cref="Submissions.StorageUnavailableException">The database cannot be reached or written.</exception>
    public async Task<T> RunAsync<T>(Func<NpgsqlConnection, Task<T>> use, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await _source.OpenConnectionAsync(cancellationToken);
            return await use(connection);
        }
        catch (NpgsqlException e) when (PostgresErrors.MeansUnavailable(e))
        {
            throw PostgresErrors.Unavailable(e);
        }
    }

    /// <summary>Runs one statement.</summary>
    /// <returns>The number of rows that it changed.</returns>
    /// <exception cref="Submissions.StorageUnavailableException">The database cannot be reached or written.</exception>
    public Task<int> ExecuteAsync(string sql, CancellationToken cancellationToken, params object[] values) =>
        RunAsync(connection => connection.ExecuteAsync(sql, cancellationToken, values), cancellationToken);

    /// <summary>The rows of one statement.</summary>
    /// <exception cref="Submissions.StorageUnavailableException">The database cannot be reached.</exception>
    public Task<IReadOnlyList<T>> ReadAsync<T>(
        string sql, Func<NpgsqlDataReader, T> row, CancellationToken cancellationToken, params object[] values) =>
        RunAsync<IReadOnlyList<T>>(async connection =>
        {
            await using var command = connection.Command(sql, values);
            await using var rows = await command.ExecuteReaderAsync(cancellationToken);
            return await rows.ToListAsync(row, cancellationToken);
        }, cancellationToken);

    /// <summary>Streams the rows of one statement, all of one snapshot.</summary>
    /// <exception cref="Submissions.StorageUnavailableException">The database cannot be reached.</exception>
    public async IAsyncEnumerable<T> StreamAsync<T>(
        string sql, Func<NpgsqlDataReader, T> row, string argument, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var connection = await Guarded(() => _source.OpenConnectionAsync(cancellationToken));
        await using var command = connection.Command(sql, argument);
        await using var rows = await Guarded(() => new ValueTask<NpgsqlDataReader>(command.ExecuteReaderAsync(cancellationToken)));
        while (await Guarded(() => new ValueTask<bool>(rows.ReadAsync(cancellationToken)))) yield return row(rows);
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private static async ValueTask<T> Guarded<T>(Func<ValueTask<T>> use)
    {
        try
        {
            return await use();
        }
        catch (NpgsqlException e) when (PostgresErrors.MeansUnavailable(e))
        {
            throw PostgresErrors.Unavailable(e);
        }
    }

    /// <summary>The connection string with what we rely on: a commit waits for the disk, whatever the server's
    /// default is, and plans are made for the arrays at hand, whose lengths differ by a factor of a thousand.</summary>
    internal static string ConnectionString(StorageOptions options)
    {
        var builder = new NpgsqlConnectionStringBuilder(options.Postgres);
        builder.Options = $"{builder.Options} -c synchronous_commit=on -c plan_cache_mode=force_custom_plan".TrimStart();
        builder.ApplicationName ??= $"kazva {Environment.MachineName} {Environment.ProcessId}";
        // A citizen waits for this. Only where the administrator did not say otherwise.
        var given = new DbConnectionStringBuilder { ConnectionString = options.Postgres };
        if (!given.ContainsKey("Timeout")) builder.Timeout = 5;
        if (!given.ContainsKey("Command Timeout")) builder.CommandTimeout = 10;
        if (builder.MaxAutoPrepare == 0) builder.MaxAutoPrepare = 32;
        builder.AutoPrepareMinUsages = 2;
        return builder.ConnectionString;
    }
}
