using Kazva.Definition;
using Kazva.Submissions;

namespace Kazva.Areas;

/// <summary>The heads of an organisation's log, read at once for all areas of this process that compare themselves with it: a nation has
/// tens of thousands of them, and a look into the database for each, every minute, costs more than all answers do. Safe for parallel use.</summary>
public sealed class LogHeads(IGridCatalog catalog, ISubmissionLog log, TimeProvider time)
{
    /// <summary>How old what is handed out may be.</summary>
    public static readonly TimeSpan MostOld = TimeSpan.FromSeconds(30);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, (long BegunAt, Task<AreaHeads> Heads)> _readings = new(StringComparer.Ordinal);

    /// <summary>The heads as they were at most <see cref="MostOld"/> ago. Who waits together waits for one reading; a failed one is not kept.</summary>
    /// <exception cref="StorageUnavailableException">The log cannot be read.</exception>
    public Task<AreaHeads> ReadAsync(string organisation, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (!_readings.TryGetValue(organisation, out var reading) || IsOver(reading.Heads, reading.BegunAt))
            {
                // Not in the turn of the grain that happens to be the first: it may end before the others have theirs.
                var last = reading.Heads is { IsCompletedSuccessfully: true } heads ? heads.Result : null;
                _readings[organisation] = reading = (time.GetTimestamp(), Task.Run(() => Read(organisation, last), CancellationToken.None));
            }
            return reading.Heads.WaitAsync(cancellationToken);
        }
    }

    private bool IsOver(Task<AreaHeads> heads, long begunAt) =>
        heads.IsCompleted && (!heads.IsCompletedSuccessfully || time.GetElapsedTime(begunAt) > MostOld);

    private async Task<AreaHeads> Read(string organisation, AreaHeads? last)
    {
        if (!catalog.TryGet(organisation, out var grid)) return AreaHeads.None;
        // At night, and in most organisations most of the time, nothing has moved: then there is nothing to read, and no garbage.
        if (last is not null && last.Grid == grid && last.Sum == await log.ReadHeadSumAsync(organisation)) return last;
        return AreaHeads.Of(grid, await log.ReadHeadsAsync(organisation));
    }
}

/// <summary>How far the log is for each location of a grid, and for each area the sum of all that is under it: which is the version of its
/// sum (<see cref="RollUp.Registers.Version"/>) when nothing is missing in it.</summary>
public sealed class AreaHeads
{
    private readonly Dictionary<string, long> _locations;
    private readonly Dictionary<GridNode, long> _areas = [];

    private AreaHeads(GridIndex? grid, int locations) => (Grid, _locations) = (grid, new(locations, StringComparer.Ordinal));

    /// <summary>Those of no grid: 0 for all.</summary>
    public static AreaHeads None { get; } = new(grid: null, 0);

    /// <summary>By which they were added up.</summary>
    public GridIndex? Grid { get; }

    /// <summary>The sum of all heads of the organisation, of locations that the grid no longer has too.</summary>
    public long Sum { get; private init; }

    /// <summary>Adds up the heads of a grid's locations; others are left out.</summary>
    public static AreaHeads Of(GridIndex grid, IReadOnlyDictionary<string, long> heads)
    {
        var all = new AreaHeads(grid, heads.Count) { Sum = heads.Values.Sum() };
        foreach (var (code, head) in heads)
        {
            if (!grid.Locations.TryGetValue(code, out var location)) continue;
            // By the grid's own text of the code: the one that was read need not stay in memory.
            all._locations[location.Code] = head;
            all.AddAbove(grid, GridNode.Location(code), head);
        }
        return all;
    }

    /// <summary>The number of a location's newest row in the log; 0 when it has none.</summary>
    public long this[string location] => _locations.GetValueOrDefault(location);

    /// <summary>The sum of the heads of all locations under an area, each once.</summary>
    public long this[GridNode area] => _areas.GetValueOrDefault(area);

    private void AddAbove(GridIndex grid, GridNode node, long head)
    {
        foreach (var above in SumTree.Receivers(grid, node))
        {
            _areas[above] = _areas.GetValueOrDefault(above) + head;
            AddAbove(grid, above, head);
        }
    }
}
