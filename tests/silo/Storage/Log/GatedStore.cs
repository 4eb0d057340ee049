using Kazva.Abuse;
using Kazva.Silo.Storage.Log;
using Kazva.Submissions;

namespace Kazva.Silo.Tests.Storage.Log;

/// <summary>A store whose commits take as long as the test likes.</summary>
internal sealed class GatedStore : ISubmissionStore, IDisposable
{
    private readonly SemaphoreSlim _entered = new(0);
    private readonly SemaphoreSlim _gate = new(0);

    public List<IReadOnlyList<LoggedSubmission>> Batches { get; } = [];

    /// <summary>What a commit does instead of succeeding; null when it succeeds.</summary>
    public Func<IReadOnlyList<LoggedSubmission>, Exception?> Failure { get; set; } = _ => null;

    /// <summary>Waits until a commit is under way.</summary>
    public Task EnteredAsync() => _entered.WaitAsync();

    /// <summary>Lets commits end.</summary>
    public void Release(int commits = 1) => _gate.Release(commits);

    public async Task<AppendResult[]> CommitAsync(IReadOnlyList<LoggedSubmission> batch, CancellationToken cancellationToken)
    {
        Batches.Add(batch);
        _entered.Release();
        await _gate.WaitAsync(cancellationToken);
        return Failure(batch) is { } failure ? throw failure : [.. batch.Select(_ => AppendResult.Committed)];
    }

    public async Task<IReadOnlyList<DecisionResult>> DecideAsync(string organisation, IReadOnlyList<Decision> decisions, CancellationToken cancellationToken)
    {
        Batches.Add([]);
        _entered.Release();
        await _gate.WaitAsync(cancellationToken);
        return Failure([]) is { } failure ? throw failure : [.. decisions.Select(decision => new DecisionResult(DecisionOutcome.Decided, decision))];
    }

    public Task<LocationTail> ReadTailAsync(
        string organisation, string location, long after, DateTimeOffset countedFrom, CancellationToken cancellationToken) =>
        Task.FromResult(new LocationTail(0, []));

    public Task<IReadOnlyDictionary<string, long>> ReadHeadsAsync(string organisation, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<string, long>>(new Dictionary<string, long>(StringComparer.Ordinal));

    public Task<long> ReadHeadSumAsync(string organisation, CancellationToken cancellationToken) => Task.FromResult(0L);

    public Task<IReadOnlyList<LoggedSubmission>> ReadLatestAsync(string organisation, int count, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<LoggedSubmission>>([]);

    public IAsyncEnumerable<LoggedSubmission> ReadAllAsync(string organisation, CancellationToken cancellationToken) =>
        AsyncEnumerable.Empty<LoggedSubmission>();

    public void Dispose()
    {
        _entered.Dispose();
        _gate.Dispose();
    }

    public Task PingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task ProbeAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        Failure([]) is { } failure ? Task.FromException(failure) : Task.CompletedTask;
}
