using System.Diagnostics.CodeAnalysis;
using Kazva.Definition;
using Kazva.Submissions;

namespace Kazva.Bench.Memory;

/// <summary>A log in which every location has some answers, spread over the longest window. It is only read.</summary>
internal sealed class MemoryLog(GridIndex grid, int answers) : ISubmissionLog
{
    public Task<LocationTail> ReadTailAsync(
        string organisation, string location, long after, DateTimeOffset countedFrom, CancellationToken cancellationToken = default)
    {
        var now = DateTimeOffset.UtcNow;
        var scores = Enumerable.Range(0, answers)
            .Select(i => new LoggedScore(i + 1, new Score((i % 10) + 1), now.AddDays(-80 * (answers - 1 - i) / (double)answers)))
            .Where(score => score.Number > after).ToList();
        return Task.FromResult(new LocationTail(answers, scores));
    }

    public Task<IReadOnlyDictionary<string, long>> ReadHeadsAsync(string organisation, CancellationToken cancellationToken = default) =>
        Task.FromResult<IReadOnlyDictionary<string, long>>(grid.AllCodes.ToDictionary(code => code, _ => (long)answers, StringComparer.Ordinal));

    public Task<IReadOnlyDictionary<string, long>> ReadHeadsAsync(
        string organisation, IReadOnlyCollection<string> locations, CancellationToken cancellationToken = default) =>
        Task.FromResult<IReadOnlyDictionary<string, long>>(
            locations.Where(grid.AllCodes.Contains).Distinct(StringComparer.Ordinal).ToDictionary(code => code, _ => (long)answers, StringComparer.Ordinal));

    public Task<IReadOnlyList<LoggedSubmission>> ReadLatestAsync(string organisation, int count, CancellationToken cancellationToken = default) =>
        Task.FromResult<IReadOnlyList<LoggedSubmission>>([]);

    public Task<AppendResult> AppendAsync(LoggedSubmission submission) =>
        throw new InvalidOperationException("Nobody answers in this measurement.");

    public IAsyncEnumerable<LoggedSubmission> ReadAllAsync(string organisation, CancellationToken cancellationToken = default) =>
        AsyncEnumerable.Empty<LoggedSubmission>();
}

/// <summary>A deployment with one grid.</summary>
internal sealed class OneGrid(GridIndex grid) : IGridCatalog
{
    public IReadOnlyList<GridIndex> Grids => [grid];

    public bool TryGet(string organisation, [NotNullWhen(true)] out GridIndex? found) => (found = organisation == grid.Id ? grid : null) is not null;

    public bool TryFind(string code, [NotNullWhen(true)] out GridIndex? found, [NotNullWhen(true)] out Location? location) =>
        (found = grid.Locations.TryGetValue(code, out location) ? grid : null) is not null;
}
