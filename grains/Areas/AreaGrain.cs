using System.Collections.Frozen;
using System.Collections.Immutable;
using Kazva.Definition;
using Kazva.Feed;
using Kazva.Locations;
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
        await Ask(_codes);
        this.RegisterGrainTimer(CompareWithLog, new GrainTimerCreationOptions(CompareEvery, CompareEvery) { Interleave = true });
    }

    /// <inheritdoc/>
    public Task Report(Report report)
    {
        Take(report);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<GridState> GetState()
    {
        var now = time.GetUtcNow();
        _registers.Sum.Roll(now);
        return Task.FromResult(new GridState(level, _id, _registers.Version, now, WindowFigures.Of(_registers.Sum)));
    }

    /// <inheritdoc/>
    public Task<Report> GetReport() => Task.FromResult(CurrentReport());

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
        var heads = await log.ReadHeadsAsync(_organisation, cancellationToken);
        await Ask(_codes.Where(code => heads.TryGetValue(code, out var head) && head > _registers.VersionOf(code)));
    }

    private async Task Ask(IEnumerable<string> codes)
    {
        foreach (var some in codes.Chunk(AskedAtOnce))
            foreach (var report in await Task.WhenAll(some.Select(
                         code => GrainFactory.GetGrain<ILocationGrain>(GridKey.Of(_organisation, code)).GetReport())))
                Take(report);
    }
}
