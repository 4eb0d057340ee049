using Kazva.Bench.Reporting;
using Kazva.Silo.Storage;
using Kazva.TestKit.Postgres;

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

    public async ValueTask DisposeAsync()
    {
        if (_postgres is not null) await _postgres.DisposeAsync();
    }
}
