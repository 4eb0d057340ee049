using Kazva.Bench.Reporting;
using Kazva.Silo.Storage;
using Kazva.TestKit.Postgres;
using Npgsql;

namespace Kazva.Bench;

/// <summary>What the parts of a run share: how it was asked for, what it has measured, and two PostgreSQL servers.</summary>
internal sealed class BenchRun(BenchOptions options) : IAsyncDisposable
{
    /// <summary>Room for all whose turns come one after the other: they stay connected.</summary>
    private const int Connections = 300;

    private PostgresServer? _postgres;
    private PostgresServer? _peers;
    private int _turn;

    public BenchOptions Options => options;

    public Report Report { get; } = new();

    /// <summary>A time that a smoke makes short.</summary>
    public TimeSpan Seconds(double seconds, double smoke = 0.5) => TimeSpan.FromSeconds(options.Smoke ? smoke : seconds);

    /// <summary>A number that a smoke makes small.</summary>
    public int Count(int count, int smoke) => options.Smoke ? smoke : count;

    /// <summary>The databases to measure on. In a smoke each part has one, by turns.</summary>
    public IReadOnlyList<StorageKind> Storages =>
        options.Smoke && options.Storages.Count > 1 ? [options.Storages[_turn++ % options.Storages.Count]] : options.Storages;

    /// <summary>The server, with PostgreSQL's own defaults and room for all who are measured, started when it is first asked for.</summary>
    public async Task<PostgresServer> PostgresAsync() => _postgres ??= await PostgresServer.StartAsShippedAsync(Connections);

    /// <summary>A new database for a peer, on another server of the same kind: Kazva leaves it much to write, which is not to be done in a peer's time.</summary>
    /// <returns>How to connect to it.</returns>
    public async Task<string> PeerDatabaseAsync()
    {
        _peers ??= await PostgresServer.StartAsShippedAsync(Connections);
        var database = await _peers.CreateDatabaseAsync();
        await CheckpointAsync(database);
        return database;
    }

    /// <summary>Has the server write what those before left it to write, so that nobody is measured with another's leavings.</summary>
    public static async Task CheckpointAsync(string database)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var checkpoint = source.CreateCommand("CHECKPOINT");
        await checkpoint.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_postgres is not null) await _postgres.DisposeAsync();
        if (_peers is not null) await _peers.DisposeAsync();
    }
}
