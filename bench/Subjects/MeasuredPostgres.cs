using System.Globalization;
using Kazva.TestKit.Postgres;
using Npgsql;

namespace Kazva.Bench.Subjects;

/// <summary>
/// A PostgreSQL server to measure on: with its own defaults, but that whoever needs a durable commit has to ask for it, and that there is room for all who are
/// measured, who stay connected while others have their turn.
/// </summary>
internal sealed class MeasuredPostgres : IAsyncDisposable
{
    private const int Connections = 300;
    private static readonly TimeSpan CleanWithin = TimeSpan.FromMinutes(2);

    private readonly NpgsqlDataSource _source;

    private MeasuredPostgres(PostgresServer server, string database) => (Server, _source) = (server, NpgsqlDataSource.Create(database));

    public PostgresServer Server { get; }

    public static async Task<MeasuredPostgres> StartAsync()
    {
        var server = await PostgresServer.StartWithAsync(string.Create(CultureInfo.InvariantCulture, $"max_connections = {Connections}"));
        return new MeasuredPostgres(server, await server.CreateDatabaseAsync());
    }

    /// <summary>Has it look at once, and not once a minute, for what there is to clean up, waits until that is done, then has everything written. To look each
    /// second all the time would take a sixth of a core of whoever is measured.</summary>
    /// <param name="look">How long it is given to begin.</param>
    /// <exception cref="TimeoutException">It cleans up and cleans up.</exception>
    public async Task RestAsync(TimeSpan look)
    {
        await SayAsync("ALTER SYSTEM SET autovacuum_naptime = '1s'");
        await SayAsync("SELECT pg_reload_conf()");
        await Task.Delay(look);
        await using var workers = _source.CreateCommand("SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'autovacuum worker'");
        using var patience = new CancellationTokenSource(CleanWithin);
        while (await workers.ExecuteScalarAsync() is > 0L)
        {
            if (patience.IsCancellationRequested) throw new TimeoutException($"PostgreSQL still cleaned up after {CleanWithin}.");
            await Task.Delay(100);
        }
        await SayAsync("ALTER SYSTEM RESET autovacuum_naptime");
        await SayAsync("SELECT pg_reload_conf()");
        await SayAsync("CHECKPOINT");
    }

    public async ValueTask DisposeAsync()
    {
        await _source.DisposeAsync();
        await Server.DisposeAsync();
    }

    private async Task SayAsync(string sql)
    {
        await using var command = _source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
