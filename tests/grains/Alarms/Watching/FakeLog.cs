using System.Collections.Immutable;
using Kazva.Abuse;
using Kazva.Alarms.Judging;
using Kazva.Submissions;

namespace Kazva.Alarms.Watching.Tests;

/// <summary>A submission log in memory.</summary>
internal sealed class FakeLog(TimeProvider time) : ISubmissionLog, IJudgedLog
{
    private readonly List<JudgedAnswer> _answers = [];

    /// <summary>The database cannot be read.</summary>
    public bool IsBroken { get; set; }

    /// <summary>What a reading of the answers after some waits for when it has them.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    /// <summary>How often the heads were read.</summary>
    public int HeadsRead { get; private set; }

    /// <summary>How often answers were read of some locations.</summary>
    public int Read { get; private set; }

    /// <summary>What is said to have been committed by this process since it was last asked.</summary>
    public List<JudgedAnswer> Here { get; } = [];

    /// <summary>What there is.</summary>
    public IReadOnlyList<JudgedAnswer> Answers => _answers;

    /// <summary>Adds an answer.</summary>
    /// <param name="at">When it arrived; now if not given.</param>
    /// <returns>Its number.</returns>
    public long Add(string location, int score, DateTimeOffset? at = null, string? danger = null)
    {
        var number = _answers.LongCount(answer => answer.Location == location) + 1;
        var received = at ?? time.GetUtcNow();
        ImmutableArray<Answer> answers = danger is null ? [] : [new Answer("problem", [danger])];
        _answers.Add(new JudgedAnswer(location, number, Guid.NewGuid(), new Score(score), answers, received, received));
        return number;
    }

    public IAsyncEnumerable<JudgedAnswer> ReadReceivedAsync(string organisation, DateTimeOffset from, CancellationToken cancellationToken = default) =>
        All().Where(answer => answer.ReceivedAt >= from).OrderBy(answer => answer.ReceivedAt).ToList().ToAsyncEnumerable();

    public async Task<IReadOnlyList<JudgedAnswer>> ReadAfterAsync(
        string organisation, IReadOnlyDictionary<string, long> after, CancellationToken cancellationToken = default)
    {
        Read++;
        List<JudgedAnswer> read = [.. All().Where(answer => after.TryGetValue(answer.Location, out var number) && answer.Number > number)];
        await Gate;
        return read;
    }

    public Task<IReadOnlyDictionary<string, long>> ReadHeadsAsync(string organisation, CancellationToken cancellationToken = default)
    {
        HeadsRead++;
        return Task.FromResult<IReadOnlyDictionary<string, long>>(Heads());
    }

    public IReadOnlyCollection<JudgedAnswer> TakeCommittedHere(string organisation)
    {
        JudgedAnswer[] taken = [.. Here];
        Here.Clear();
        return taken;
    }

    public Task<AppendResult> AppendAsync(LoggedSubmission submission) => throw new NotSupportedException();

    public Task<IReadOnlyList<DecisionResult>> DecideAsync(string organisation, IReadOnlyList<Decision> decisions) => throw new NotSupportedException();

    public Task<LocationTail> ReadTailAsync(
        string organisation, string location, long after, DateTimeOffset countedFrom, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<long> ReadHeadSumAsync(string organisation, CancellationToken cancellationToken = default) =>
        Task.FromResult(Heads().Values.Sum());

    public Task<IReadOnlyList<LoggedSubmission>> ReadLatestAsync(string organisation, int count, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public IAsyncEnumerable<LoggedSubmission> ReadAllAsync(string organisation, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    private Dictionary<string, long> Heads() =>
        All().GroupBy(answer => answer.Location, StringComparer.Ordinal).ToDictionary(location => location.Key, location => location.Max(answer => answer.Number), StringComparer.Ordinal);

    private List<JudgedAnswer> All() => IsBroken ? throw new StorageUnavailableException("broken") : _answers;
}
