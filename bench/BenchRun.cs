using Kazva.Bench.Reporting;
using Kazva.Bench.Subjects;
using Kazva.Silo.Storage;
using Kazva.TestKit.Postgres;

namespace Kazva.Bench;

/// <summary>What the parts of a run share: how it was asked for, what it has measured, and two PostgreSQL servers.</summary>
internal sealed class BenchRun(BenchOptions options) : IAsyncDisposable
{
    private MeasuredPostgres? _kazvas;
    private MeasuredPostgres? _peers;

    public BenchOptions Options => options;

    public Report Report { get; } = new();

    /// <summary>A time that a smoke makes short.</summary>
    public TimeSpan Seconds(double seconds, double smoke = 0.5) => TimeSpan.FromSeconds(options.Smoke ? smoke : seconds);

    /// <summary>A number that a smoke makes small.</summary>
    public int Count(int count, int smoke) => options.Smoke ? smoke : count;

    /// <summary>The databases to measure on, of which a smoke takes one.</summary>
    public IReadOnlyList<StorageKind> Storages(StorageKind smoke) => options.Smoke && options.Storages.Contains(smoke) ? [smoke] : options.Storages;

    /// <summary>The server that Kazva uses, started when it is first asked for.</summary>
    public async Task<PostgresServer> PostgresAsync() => (_kazvas ??= await MeasuredPostgres.StartAsync()).Server;

    /// <summary>A new database for a peer, on another server of the same kind: what one leaves to be written is not to be done in another's time. In a smoke
    /// it is the same server.</summary>
    /// <returns>How to connect to it.</returns>
    public async Task<string> PeerDatabaseAsync()
    {
        if (options.Smoke) return await (await PostgresAsync()).CreateDatabaseAsync();
        _peers ??= await MeasuredPostgres.StartAsync();
        return await _peers.Server.CreateDatabaseAsync();
    }

    /// <summary>Waits until the servers have cleaned up after whoever was measured last, and written everything.</summary>
    public Task RestAsync() =>
        Task.WhenAll(new[] { _kazvas, _peers }.OfType<MeasuredPostgres>().Select(server => server.RestAsync(Seconds(2.5, smoke: 0))));

    public async ValueTask DisposeAsync()
    {
        if (_kazvas is not null) await _kazvas.DisposeAsync();
        if (_peers is not null) await _peers.DisposeAsync();
    }
}
