using System.Collections.Frozen;
using System.Collections.Immutable;
using Kazva.Definition;
using Kazva.Feed;
using Kazva.Locations;
using Kazva.Observability;
using Kazva.RollUp;
using Kazva.Submissions;
using Microsoft.Extensions.Logging;

namespace Kazva.Areas;

/// <summary>
/// Adds up the locations of an area. It keeps nothing that lasts: when it starts it asks every location, and now and
/// then it compares what it was told with the log's heads and asks those that it has missed something of.
/// </summary>
internal abstract class AreaGrain(
    GridLevel level, IGridCatalog catalog, ISubmissionLog log, TimeProvider time, ILogger logger) : Grain, IAreaGrain
{
    /// <summary>How many grains are asked for a report at once.</summary>
    public const int AskedAtOnce = 64;

    private static readonly TimeSpan CompareEvery = TimeSpan.FromMinutes(1);

    private string _organisation = "";
    private string _id = "";
    private FrozenSet<string> _codes = [];
    private Registers _registers = new(time.GetUtcNow());
    private ReportTimer? _reports;
    private Task? _rebuilding;

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        (_organisation, _id) = Key(this.GetPrimaryKeyString());
        _registers = new Registers(time.GetUtcNow());
        if (!catalog.TryGet(_organisation, out var grid)) return;
        _codes = Codes(grid, _id).ToFrozenSet(StringComparer.Ordinal);

        var feed = GrainFactory.GetGrain<IFeedGrain>(_organisation);
        _reports = new ReportTimer(
            this, [new ReportLine("feed", report => feed.Publish(new FeedReport(level, report, [])), logger)], CurrentReport);
        await Ask(_codes, Take);
        this.RegisterGrainTimer(CompareWithLog, new GrainTimerCreationOptions(CompareEvery, CompareEvery) { Interleave = true });
    }

    /// <inheritdoc/>
    public Task Report(Report report)
    {
        Take(report);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task<GridState> GetState()
    {
        await FollowClock();
        var now = time.GetUtcNow();
        _registers.Sum.Roll(now);
        return new GridState(level, _id, _registers.Version, now, WindowFigures.Of(_registers.Sum));
    }

    /// <inheritdoc/>
    public async Task<Report> GetReport()
    {
        await FollowClock();
        return CurrentReport();
    }

    /// <summary>The organisation's id and the area's own, from the grain's key.</summary>
    protected abstract (string Organisation, string Id) Key(string key);

    /// <summary>The codes of the area's locations.</summary>
    protected abstract ImmutableArray<string> Codes(GridIndex grid, string id);

    private Report CurrentReport()
    {
        _registers.Sum.Roll(time.GetUtcNow());
        return new Report(_id, _registers.Version, _registers.Sum.ToSnapshot());
    }

    private void Take(Report report)
    {
        if (!_codes.Contains(report.Source)) return;
        _registers.Sum.Roll(time.GetUtcNow());
        if (_registers.Take(report)) _reports?.Changed(_registers.Version);
    }

    private async Task CompareWithLog(CancellationToken cancellationToken)
    {
        await FollowClock();
        var heads = await log.ReadHeadsAsync(_organisation, cancellationToken);
        // A location that is itself behind its log reads it again when it hears of its head, and is asked once more.
        for (var round = 0; round < 2; round++)
        {
            var behind = _codes.Where(code => heads.GetValueOrDefault(code) > _registers.VersionOf(code)).ToList();
            GridMetrics.Differed(_organisation, level, behind.Count, still: round > 0);
            await Ask(behind, heads, Take);
        }
    }

    /// <summary>When the clock was put back, the sum has let go of scores that belong in it again: the locations still know.</summary>
    private Task FollowClock() =>
        _registers.Sum.IsAheadOf(time.GetUtcNow()) ? _rebuilding ??= Rebuild() : Task.CompletedTask;

    /// <summary>Fills new registers and puts them in place when they have all that the old ones have.</summary>
    private async Task Rebuild()
    {
        try
        {
            var fresh = new Registers(time.GetUtcNow());
            while (_codes.Where(code => fresh.VersionOf(code) < Math.Max(0, _registers.VersionOf(code))).ToList() is { Count: > 0 } lacking)
                await Ask(lacking, report => fresh.Take(report));
            _registers = fresh;
        }
        finally
        {
            _rebuilding = null;
        }
    }

    private Task Ask(IEnumerable<string> codes, Action<Report> take) => Ask(codes, ImmutableDictionary<string, long>.Empty, take);

    private async Task Ask(IEnumerable<string> codes, IReadOnlyDictionary<string, long> heads, Action<Report> take)
    {
        foreach (var some in codes.Chunk(AskedAtOnce))
            foreach (var report in await Task.WhenAll(some.Select(code =>
                         GrainFactory.GetGrain<ILocationGrain>(GridKey.Of(_organisation, code)).GetReport(heads.GetValueOrDefault(code)))))
                take(report);
    }
}
