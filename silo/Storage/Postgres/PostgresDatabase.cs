using System.Runtime.CompilerServices;
using Npgsql;

namespace Kazva.Silo.Storage.Postgres;

/// <summary>The connections to a PostgreSQL database. Broken ones leave the pool by themselves.</summary>
internal sealed class PostgresDatabase(StorageOptions options) : IAsyncDisposable
{
    private readonly NpgsqlDataSource _source = new NpgsqlDataSourceBuilder(PostgresConnectionString.For(options)).Build();
    private readonly NpgsqlDataSource _membership = new NpgsqlDataSourceBuilder(PostgresConnectionString.ForMembership(options)).Build();
    private readonly NpgsqlDataSource _commits = new NpgsqlDataSourceBuilder(PostgresConnectionString.ForCommits(options)).Build();

    /// <summary>The connections for everything that has none of its own.</summary>
    public NpgsqlDataSource Source => _source;

    /// <summary>The connections by which a cluster's processes find each other.</summary>
    public NpgsqlDataSource Membership => _membership;

    /// <summary>Uses a connection.</summary>
    /// <exception cref="Submissions.StorageUnavailableException">The database cannot be reached or written.</exception>
    public Task<T> RunAsync<T>(Func<NpgsqlConnection, Task<T>> use, CancellationToken cancellationToken) =>
        RunAsync(_source, use, cancellationToken);

    /// <summary>Uses a connection that is kept for commits of the log, whatever else goes on.</summary>
    /// <exception cref="Submissions.StorageUnavailableException">The database cannot be reached or written.</exception>
    public Task<T> CommitAsync<T>(Func<NpgsqlConnection, Task<T>> use, CancellationToken cancellationToken) =>
        RunAsync(_commits, use, cancellationToken);

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
        string sql, Func<NpgsqlDataReader, T> row, [EnumeratorCancellation] CancellationToken cancellationToken, params object[] values)
    {
        await using var connection = await Guarded(() => _source.OpenConnectionAsync(cancellationToken));
        await using var command = connection.Command(sql, values);
        await using var rows = await Guarded(() => new ValueTask<NpgsqlDataReader>(command.ExecuteReaderAsync(cancellationToken)));
        while (await Guarded(() => new ValueTask<bool>(rows.ReadAsync(cancellationToken)))) yield return row(rows);
    }

    public async ValueTask DisposeAsync()
    {
        await _commits.DisposeAsync();
        await _membership.DisposeAsync();
        await _source.DisposeAsync();
    }

    private static async Task<T> RunAsync<T>(NpgsqlDataSource source, Func<NpgsqlConnection, Task<T>> use, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await source.OpenConnectionAsync(cancellationToken);
            return await use(connection);
        }
        catch (NpgsqlException e) when (PostgresErrors.MeansUnavailable(e))
        {
            throw PostgresErrors.Unavailable(e);
        }
    }

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
}
