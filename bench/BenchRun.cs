using Kazva.Bench.Reporting;
using Kazva.Silo.Storage;
using Kazva.TestKit.Postgres;
using Npgsql;

namespace Kazva.Bench;

/// <summary>What the parts of a run share: how it was asked for, what it has measured, and one PostgreSQL server.</summary>
internal sealed class BenchRun(BenchOptions options) : IAsyncDisposable
{
    private PostgresServer? _postgres;
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

    /// <summary>The server, started when it is first asked for.</summary>
    public async Task<PostgresServer> PostgresAsync() => _postgres ??= await PostgresServer.StartAsync();

    /// <summary>A new database on that server.</summary>
    /// <returns>How to connect to it.</returns>
    public async Task<string> PostgresDatabaseAsync()
    {
        var database = await (await PostgresAsync()).CreateDatabaseAsync();
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
    }
}
