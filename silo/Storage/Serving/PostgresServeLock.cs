using Npgsql;

namespace Kazva.Silo.Storage.Serving;

/// <summary>Held by whoever serves a PostgreSQL database, so that the embedded host and a cluster never write one database
/// at once. It is an advisory lock and lost with its session, so the session is watched: a lost lock is taken again, as soon
/// as the database is there. Until then submissions are safe all the same, by the fence of the log.</summary>
internal sealed partial class PostgresServeLock : IAsyncDisposable
{
    /// <summary>How often the session is looked at.</summary>
    public static readonly TimeSpan Between = TimeSpan.FromSeconds(5);

    private readonly StorageOptions _options;
    private readonly ServeMode _mode;
    private readonly string? _cluster;
    private readonly Action<StorageInUseException> _taken;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _end = new();
    private readonly Task _watch;
    private ServeSession _session;

    private PostgresServeLock(
        StorageOptions options, ServeMode mode, string? cluster, ServeSession session, TimeProvider clock, ILogger logger, Action<StorageInUseException> taken)
    {
        _options = options;
        _mode = mode;
        _cluster = cluster;
        _session = session;
        _logger = logger;
        _taken = taken;
        _watch = WatchAsync(new PeriodicTimer(Between, clock));
    }

    /// <summary>Takes the lock of a database and watches over it.</summary>
    /// <param name="cluster">The cluster's name, where there is one: silos of another name are refused.</param>
    /// <param name="taken">Called once, at most, when the lock was lost and somebody else took it: this process must not go on.</param>
    /// <exception cref="StorageInUseException">Another process has it; the message says which.</exception>
    /// <exception cref="Submissions.StorageUnavailableException">The database cannot be reached.</exception>
    public static async Task<PostgresServeLock> TakeAsync(
        StorageOptions options, ServeMode mode, TimeProvider clock, ILogger logger, Action<StorageInUseException> taken,
        string? cluster = null, CancellationToken cancellationToken = default)
    {
        var session = await ServeSession.TakeAsync(options, mode, cluster, former: null, cancellationToken);
        return new PostgresServeLock(options, mode, cluster, session, clock, logger, taken);
    }

    /// <summary>Lets go of it.</summary>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _watch;
        await _session.DisposeAsync();
        _end.Dispose();
    }

    private async Task WatchAsync(PeriodicTimer timer)
    {
        using var _ = timer;
        try
        {
            while (await timer.WaitForNextTickAsync(_end.Token))
                if (!await _session.IsAliveAsync(_end.Token)) await TakeAgainAsync();
        }
        catch (OperationCanceledException) when (_end.IsCancellationRequested)
        {
            // Let go.
        }
        catch (StorageInUseException e)
        {
            LogTaken(e.Message);
            _taken(e);
        }
    }

    private async Task TakeAgainAsync()
    {
        LogLost();
        try
        {
            var lost = _session;
            _session = await ServeSession.TakeAsync(_options, _mode, _cluster, lost, _end.Token);
            await lost.DisposeAsync();
            LogTakenAgain();
        }
        catch (Exception e) when (e is Submissions.StorageUnavailableException or NpgsqlException)
        {
            LogUnavailable(e.Message); // The next look may find it up again.
        }
    }
}
