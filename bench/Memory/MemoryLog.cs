using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Kazva.Abuse;
using Kazva.Definition;
using Kazva.Submissions;

namespace Kazva.Bench.Memory;

/// <summary>A log in which every location has some answers, the same ones, spread over the longest window, and then those that are appended.</summary>
internal sealed class MemoryLog(GridIndex grid, int answers) : ISubmissionLog
{
    private readonly List<LoggedScore> _first = First(answers, DateTimeOffset.UtcNow);
    private readonly ConcurrentDictionary<string, List<LoggedScore>> _appended = new(StringComparer.Ordinal);
    private long _accepted;
    private long _tailsRead;

    /// <summary>How many were appended.</summary>
    public long Accepted => Interlocked.Read(ref _accepted);

    /// <summary>How often a location has read its part.</summary>
    public long TailsRead => Interlocked.Read(ref _tailsRead);

    public Task<LocationTail> ReadTailAsync(
        string organisation, string location, long after, DateTimeOffset countedFrom, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _tailsRead);
        if (after == 0 && !_appended.ContainsKey(location)) return Task.FromResult(new LocationTail(answers, _first));
        var scores = _first.Concat(Appended(location)).Where(score => score.Number > after).ToList();
        return Task.FromResult(new LocationTail(Head(location), scores));
    }

    public Task<IReadOnlyDictionary<string, long>> ReadHeadsAsync(string organisation, CancellationToken cancellationToken = default) =>
        Task.FromResult<IReadOnlyDictionary<string, long>>(grid.AllCodes.ToDictionary(code => code, Head, StringComparer.Ordinal));

    public Task<long> ReadHeadSumAsync(string organisation, CancellationToken cancellationToken = default) => Task.FromResult(grid.AllCodes.Sum(Head));

    public Task<IReadOnlyList<LoggedSubmission>> ReadLatestAsync(string organisation, int count, CancellationToken cancellationToken = default) =>
        Task.FromResult<IReadOnlyList<LoggedSubmission>>([]);

    public Task<AppendResult> AppendAsync(LoggedSubmission submission)
    {
        var scores = _appended.GetOrAdd(submission.Location, _ => []);
        lock (scores)
        {
            if (submission.Number != answers + scores.Count + 1) return Task.FromResult(AppendResult.Fenced);
            scores.Add(new LoggedScore(submission.Number, new Score(submission.Score), submission.CountedAt));
        }
        Interlocked.Increment(ref _accepted);
        return Task.FromResult(AppendResult.Committed);
    }

    public Task<IReadOnlyList<DecisionResult>> DecideAsync(string organisation, IReadOnlyList<Decision> decisions) => throw new NotSupportedException();

    public IAsyncEnumerable<LoggedSubmission> ReadAllAsync(string organisation, CancellationToken cancellationToken = default) =>
        AsyncEnumerable.Empty<LoggedSubmission>();

    private long Head(string location) => answers + Appended(location).Count;

    private List<LoggedScore> Appended(string location)
    {
        if (!_appended.TryGetValue(location, out var scores)) return [];
        lock (scores) return [.. scores];
    }

    private static List<LoggedScore> First(int answers, DateTimeOffset now) =>
    [
        .. Enumerable.Range(0, answers).Select(i => new LoggedScore(
            i + 1, new Score((i % 10) + 1), now.AddDays(-80 * (answers - 1 - i) / (double)answers))),
    ];
}

/// <summary>A deployment with one grid.</summary>
internal sealed class OneGrid(GridIndex grid) : IGridCatalog
{
    public IReadOnlyList<GridIndex> Grids => [grid];

    public bool TryGet(string organisation, [NotNullWhen(true)] out GridIndex? found) => (found = organisation == grid.Id ? grid : null) is not null;

    public bool TryFind(string code, [NotNullWhen(true)] out GridIndex? found, [NotNullWhen(true)] out Location? location) =>
        (found = grid.Locations.TryGetValue(code, out location) ? grid : null) is not null;
}
