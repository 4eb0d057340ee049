using System.Threading.Channels;
using Kazva.Abuse;
using Kazva.Submissions;

namespace Kazva.Silo.Storage.Log;

/// <summary>
/// The submission log as grains see it. Appends queue up; one writer takes all that wait and commits them at once.
/// Nothing lingers: while one commit is under way the next batch gathers, so the busier it is, the larger the batches.
/// Appends are committed, and answered, in the order in which they came.
/// </summary>
internal sealed partial class GroupCommitLog : ISubmissionLog, IAsyncDisposable
{
    private readonly ISubmissionStore _store;
    private readonly RecentCommits _recent;
    private readonly TimeProvider _clock;
    private readonly ILogger<GroupCommitLog> _logger;
    private readonly int _largestBatch;
    private readonly Channel<Queued> _queue;
    private readonly LogMetrics _metrics;
    private readonly Task _writer;
    private volatile bool _closed;
    private StorageUnavailableException? _givenUp; // The writer's.

    public GroupCommitLog(ISubmissionStore store, RecentCommits recent, StorageOptions options, TimeProvider clock, ILogger<GroupCommitLog> logger)
    {
        _store = store;
        _recent = recent;
        _clock = clock;
        _logger = logger;
        _largestBatch = options.LargestBatch;
        _queue = Channel.CreateBounded<Queued>(new BoundedChannelOptions(options.LongestQueue) { SingleReader = true });
        _metrics = new LogMetrics(() => _queue.Reader.Count, () => LastFailure is null);
        _writer = Task.Run(WriteAsync);
    }

    /// <summary>Why the last commit failed; null when it did not.</summary>
    public Exception? LastFailure { get; private set; }

    /// <inheritdoc/>
    public Task<AppendResult> AppendAsync(LoggedSubmission submission)
    {
        SubmissionShape.Check(submission);
        var append = new Append(submission);
        if (_queue.Writer.TryWrite(new Queued(append, null))) return append.Task;
        append.Trace?.Failed();
        return Task.FromException<AppendResult>(NotQueued());
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<DecisionResult>> DecideAsync(string organisation, IReadOnlyList<Decision> decisions)
    {
        foreach (var decision in decisions) SubmissionShape.Check(decision);
        var decide = new Decide(organisation, decisions);
        return _queue.Writer.TryWrite(new Queued(null, decide)) ? decide.Task : Task.FromException<IReadOnlyList<DecisionResult>>(NotQueued());
    }

    /// <inheritdoc/>
    public Task<LocationTail> ReadTailAsync(
        string organisation, string location, long after, DateTimeOffset countedFrom, CancellationToken cancellationToken = default) =>
        _store.ReadTailAsync(organisation, location, after, countedFrom, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<string, long>> ReadHeadsAsync(string organisation, CancellationToken cancellationToken = default) =>
        _store.ReadHeadsAsync(organisation, cancellationToken);

    /// <inheritdoc/>
    public Task<long> ReadHeadSumAsync(string organisation, CancellationToken cancellationToken = default) =>
        _store.ReadHeadSumAsync(organisation, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<LoggedSubmission>> ReadLatestAsync(string organisation, int count, CancellationToken cancellationToken = default) =>
        _store.ReadLatestAsync(organisation, count, cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<LoggedSubmission> ReadAllAsync(string organisation, CancellationToken cancellationToken = default) =>
        _store.ReadAllAsync(organisation, cancellationToken);

    private StorageUnavailableException NotQueued() => new(_closed ? "The log is closed." : "Too many submissions wait for the database.");

    /// <summary>Commits what has queued up, then closes the log. When the database fails meanwhile, the rest is refused at once:
    /// each attempt may take seconds, and nobody would wait for them all.</summary>
    public async ValueTask DisposeAsync()
    {
        _closed = true;
        _queue.Writer.TryComplete();
        await _writer;
        _metrics.Dispose();
    }
}
