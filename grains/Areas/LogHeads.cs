using System.Runtime.InteropServices;
using Kazva.Definition;
using Kazva.Submissions;

namespace Kazva.Areas;

/// <summary>The heads of an organisation's log, read at once for all areas of this process that compare themselves with it: a nation has
/// tens of thousands of them, and a look into the database for each, every minute, costs more than all answers do. Safe for parallel use.</summary>
public sealed class LogHeads(IGridCatalog catalog, ISubmissionLog log, TimeProvider time)
{
    /// <summary>How old what is handed out may be.</summary>
    public static readonly TimeSpan MostOld = TimeSpan.FromSeconds(30);

    // A database that was put back may by chance have the same sum again; and a reading may hang.
    private static readonly TimeSpan LongestTrusted = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

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
        heads is { IsCompleted: true, IsCompletedSuccessfully: false } || time.GetElapsedTime(begunAt) > (heads.IsCompleted ? MostOld : Patience);

    private async Task<AreaHeads> Read(string organisation, AreaHeads? last)
    {
        if (!catalog.TryGet(organisation, out var grid)) return AreaHeads.None;
        // At night, and in most organisations most of the time, nothing has moved: then there is nothing to read, and no garbage.
        if (last is not null && last.Grid == grid && time.GetElapsedTime(last.ReadAt) < LongestTrusted && last.Sum == await log.ReadHeadSumAsync(organisation))
            return last;
        var now = time.GetTimestamp();
        return AreaHeads.Of(grid, await log.ReadHeadsAsync(organisation), now);
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

    /// <summary>The clock's timestamp when the heads were read.</summary>
    public long ReadAt { get; private init; }

    /// <summary>Adds up the heads of a grid's locations; others are left out.</summary>
    /// <param name="readAt">The clock's timestamp when they were read.</param>
    public static AreaHeads Of(GridIndex grid, IReadOnlyDictionary<string, long> heads, long readAt = 0)
    {
        var all = new AreaHeads(grid, heads.Count) { Sum = heads.Values.Sum(), ReadAt = readAt };
        var cells = new Dictionary<(string Settlement, string Category), long>();
        foreach (var (code, head) in heads)
        {
            if (!grid.Locations.TryGetValue(code, out var location)) continue;
            // By the grid's own text of the code: the one that was read need not stay in memory.
            all._locations[location.Code] = head;
            CollectionsMarshal.GetValueRefOrAddDefault(cells, (location.Settlement, location.Category), out _) += head;
        }
        // Up the tree from each settlement and category once, as SumTree.Receivers would lead from each location.
        foreach (var ((settlement, category), head) in cells)
        {
            for (var id = settlement; id is not null; id = grid.Settlements[id].Within)
            {
                all.Add(GridNode.Settlement(id), head);
                all.Add(GridNode.SettlementCategory(id, category), head);
            }
            all.Add(GridNode.Category(category), head);
            all.Add(GridNode.Organisation(grid.Id), head);
        }
        return all;
    }

    /// <summary>The number of a location's newest row in the log; 0 when it has none.</summary>
    public long this[string location] => _locations.GetValueOrDefault(location);

    /// <summary>The sum of the heads of all locations under an area, each once.</summary>
    public long this[GridNode area] => _areas.GetValueOrDefault(area);

    private void Add(GridNode area, long head) => CollectionsMarshal.GetValueRefOrAddDefault(_areas, area, out _) += head;
}
