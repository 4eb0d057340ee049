using System.Globalization;
using Kazva.TestKit.Postgres;
using Npgsql;

namespace Kazva.Bench.Subjects;

/// <summary>
/// A PostgreSQL server to measure on: with its own defaults, but that whoever needs a durable commit has to ask for it, that there is room for all who are
/// measured, who stay connected while others have their turn, and for how often it looks for what there is to clean up. By default that is once a minute;
/// like this it is done soon after the one who made it necessary.
/// </summary>
internal sealed class MeasuredPostgres : IAsyncDisposable
{
    private const int Connections = 300;
    private static readonly TimeSpan LooksEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan CleanWithin = TimeSpan.FromMinutes(2);

    private readonly NpgsqlDataSource _source;

    private MeasuredPostgres(PostgresServer server, string database) => (Server, _source) = (server, NpgsqlDataSource.Create(database));

    public PostgresServer Server { get; }

    public static async Task<MeasuredPostgres> StartAsync()
    {
        var server = await PostgresServer.StartWithAsync(
            string.Create(CultureInfo.InvariantCulture, $"max_connections = {Connections}"),
            string.Create(CultureInfo.InvariantCulture, $"autovacuum_naptime = {LooksEvery.TotalSeconds}s"));
        return new MeasuredPostgres(server, await server.CreateDatabaseAsync());
    }

    /// <summary>Waits until nothing is cleaned up any more, then has everything written.</summary>
    /// <exception cref="TimeoutException">It cleans up and cleans up.</exception>
    public async Task RestAsync()
    {
        await using var workers = _source.CreateCommand("SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'autovacuum worker'");
        using var patience = new CancellationTokenSource(CleanWithin);
        while (await workers.ExecuteScalarAsync() is > 0L)
        {
            if (patience.IsCancellationRequested) throw new TimeoutException($"PostgreSQL still cleaned up after {CleanWithin}.");
            await Task.Delay(100);
        }
        await using var checkpoint = _source.CreateCommand("CHECKPOINT");
        await checkpoint.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _source.DisposeAsync();
        await Server.DisposeAsync();
    }
}
