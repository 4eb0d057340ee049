using System.Collections.Immutable;
using Kazva.Definition;
using Kazva.Feed;
using Kazva.RollUp;
using Microsoft.Extensions.Logging;

namespace Kazva.Areas;

/// <summary>
/// Adds up one area of the tree (<see cref="SumTree"/>): its own locations and the areas directly under it. It keeps nothing that lasts.
/// <para><b>Start.</b> Who is added up has to be heard once before the sum means anything, and in a nation that takes longer
/// than a call may. So activation only begins to ask and ends at once; <see cref="GetState"/> and <see cref="GetReport"/> wait until
/// every source has been heard, and nobody above or in the feed is told of a sum before. What waits runs out after the host's time
/// limit, but what was heard stays heard, below as here: a source that ran out of time is asked again, and whoever asks again
/// finds more done. So a cold tree comes up whatever its size, from its leaves, with a bounded number of calls under way
/// at each node. Any other failure goes to those who wait, and the next who asks, or the next comparison, goes on from there.</para>
/// <para><b>No deadlock.</b> An area waits for those under it only, and a report waits for nobody: up the tree go reports
/// alone, and they are sent by timers that nobody awaits.</para>
/// <para><b>Losses.</b> Once a minute it compares the versions of its own locations with the log's heads, and those of the areas under it
/// with the sums of the heads under them (<see cref="LogHeads"/>), and asks those that are behind or of another definition. So a report
/// that was lost on any level is made up for in a minute and a half, and where nothing is missing no other area is asked; but every tenth
/// time all are. For where the database lost rows under living processes, as when a standby takes over that had not got them all, what is
/// too much of one location hides in an area's version what is lacking of another.</para>
/// <para><b>A new definition.</b> Silos take it up one by one. What was heard of a silo with the old one is replaced by what is
/// heard of the new (<see cref="ReportVersion"/>); a location that sleeps since then is asked.</para>
/// </summary>
internal abstract partial class AreaGrain(
    GridLevel level, IGridCatalog catalog, LogHeads heads, TimeProvider time, ILogger logger) : Grain, IAreaGrain
{
    /// <summary>How many locations are asked at once.</summary>
    public const int LocationsAtOnce = 32;

    /// <summary>How many areas are asked at once. Each asks as many in turn, level by level, so this is small.</summary>
    public const int AreasAtOnce = 6;

    private const int AskAllEvery = 10;

    private static readonly TimeSpan CompareEvery = TimeSpan.FromMinutes(1);

    private readonly SharedWork _hearing = new();
    private string _organisation = "";
    private GridNode _node;
    private int _definition;
    private ImmutableArray<string> _locations = [];
    private ImmutableArray<GridNode> _children = [];
    private int _sourceCount;
    private HashSet<string>? _sources; // Until all were heard: then there is a register of each, and of nobody else.
    private Registers _registers = new(time.GetUtcNow());
    private ReportTimer? _reports;
    private bool _ended;
    private int _comparisons;

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        (_organisation, var id) = Key(this.GetPrimaryKeyString());
        _node = new GridNode(level, id);
        _registers = new Registers(time.GetUtcNow());
        if (!catalog.TryGet(_organisation, out var grid)) return Task.CompletedTask;
        _definition = grid.Grid.Version;
        _locations = SumTree.Locations(grid, _node);
        _children = SumTree.Children(grid, _node);
        _sources = new HashSet<string>(_locations.Concat(_children.Select(child => child.Source)), StringComparer.Ordinal);
        _sourceCount = _sources.Count;
        // An area without locations is in nobody's sum, and never has anything to tell.
        if (_sourceCount == 0) return Task.CompletedTask;

        _reports = new ReportTimer(this, Lines(grid), TrustedReport);
        _comparisons = (int)Staggered.Start($"all of {level} {this.GetPrimaryKeyString()}", AskAllEvery * CompareEvery).TotalMinutes;
        this.RegisterGrainTimer(Compare, new GrainTimerCreationOptions(
            Staggered.Start($"{level} {this.GetPrimaryKeyString()}", CompareEvery), CompareEvery)
        { Interleave = true });
        _ = Begin();
        return Task.CompletedTask;
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
        await HearAll();
        var now = time.GetUtcNow();
        _registers.Sum.Roll(now);
        return new GridState(level, _node.Id, _registers.Version, now, WindowFigures.Of(_registers.Sum));
    }

    /// <inheritdoc/>
    public async Task<Report?> GetReport(ReportVersion known)
    {
        await HearAll();
        return Order > known ? CurrentReport() : null;
    }

    /// <inheritdoc cref="ISettlementGrain.GetLocationReports"/>
    public async Task<LocationReports> GetLocationReports(int from)
    {
        await HearAll();
        var some = _locations.AsSpan(Math.Min(from, _locations.Length), Math.Clamp(_locations.Length - from, 0, LocationReports.Most));
        var reports = ImmutableArray.CreateBuilder<Report>(some.Length);
        foreach (var code in some) reports.Add(_registers.NewestOf(code)!);
        return new LocationReports(reports.MoveToImmutable(), from + some.Length < _locations.Length);
    }

    /// <inheritdoc/>
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _ended = true;
        // When the whole host stops, a last report would only wake others up again.
        if (reason.ReasonCode != DeactivationReasonCode.ShuttingDown) _reports?.Stop();
        return Task.CompletedTask;
    }

    /// <summary>The organisation's id and the area's own, from the grain's key.</summary>
    protected virtual (string Organisation, string Id) Key(string key) => GridKey.Parse(key);

    /// <summary>Null from when the clock was put back until the sources were heard again: a report that lacks scores would keep out
    /// the right one, which has the same version.</summary>
    private Report? TrustedReport() => IsAhead ? null : CurrentReport();

    /// <summary>How new the sum is. It counts as made under the new definition when all that is in it is.</summary>
    private ReportVersion Order => new(Math.Min(_definition, _registers.Definition), _registers.Version);

    private Report CurrentReport()
    {
        _registers.Sum.Roll(time.GetUtcNow());
        return new Report(_node.Source, Order.Version, _registers.Sum.ToSnapshot(), Order.Definition);
    }

    private void Take(Report report)
    {
        if (HasHeardAll) _sources = null;
        if (!_registers.Has(report.Source) && _sources?.Contains(report.Source) != true) return;
        _registers.Sum.Roll(time.GetUtcNow());
        if (_registers.Take(report) && HasHeardAll) _reports?.Changed(Order);
    }

    private ImmutableArray<ReportLine> Lines(GridIndex grid)
    {
        var lines = ImmutableArray.CreateBuilder<ReportLine>();
        foreach (var receiver in SumTree.Receivers(grid, _node))
            lines.Add(new ReportLine(receiver.Level.ToString(), receiver.AreaGrain(GrainFactory, _organisation).Report, logger));
        var feed = GrainFactory.GetGrain<IFeedGrain>(_organisation);
        if (level != GridLevel.SettlementCategory)
            lines.Add(new ReportLine("feed", report => feed.Publish(new FeedReport(level, report with { Source = _node.Id }, [])), logger));
        return lines.ToImmutable();
    }
}
