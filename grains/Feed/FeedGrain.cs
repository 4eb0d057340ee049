using System.Collections.Immutable;
using Kazva.Areas;
using Kazva.Definition;
using Kazva.Observability;
using Kazva.RollUp;
using Kazva.Submissions;
using Microsoft.Extensions.Logging;

namespace Kazva.Feed;

/// <summary>
/// The last stop of a submission before the screens. It keeps nothing that lasts: when it starts it asks every area for its
/// sum and every settlement for what its locations reported, and its new epoch tells the observers to take a fresh snapshot.
/// <para>A location is not asked itself: in a nation that would be 160,000 calls where some thousands do. As with the areas,
/// activation only begins to ask, who subscribes waits until all have answered, and what was heard stays heard when
/// somebody gives up waiting.</para>
/// <para>Once it has heard all, it asks each area once a minute for what is newer than it knows: a report may have been acknowledged
/// by an activation that was given up a moment later, and whoever sent it owes it no more.</para>
/// </summary>
[Reentrant, KeepAlive, GrainType("feed")]
internal sealed partial class FeedGrain(
    IGridCatalog catalog, ISubmissionLog log, TimeProvider time, ILogger<FeedGrain> logger) : Grain, IFeedGrain
{
    private const int AskedAtOnce = 16;

    private static readonly TimeSpan BatchEvery = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan CompareEvery = TimeSpan.FromMinutes(1);

    private readonly FeedBook _book = new();
    private readonly Queue<FeedAnswer> _latest = new();
    private readonly Dictionary<IFeedObserver, DateTimeOffset> _observers = [];
    private string _epoch = NewEpoch();
    private readonly List<FeedAnswer> _answers = [];
    private readonly List<GridNode> _unheard = [];
    private ImmutableArray<GridNode> _areas = [];
    private readonly SharedWork _hearing = new();
    private string _organisation = "";
    private readonly TraceCollection _traces = new();
    private long _seq;
    private long _rolledAtMinute;

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _organisation = this.GetPrimaryKeyString();
        if (!catalog.TryGet(_organisation, out var grid)) return;

        foreach (var logged in (await log.ReadLatestAsync(_organisation, FeedAnswer.MostKept, cancellationToken)).Reverse())
            Keep(FeedAnswer.Of(logged));
        // The organisation first: it wakes the whole tree, in its own order.
        _areas = [.. SumTree.Areas(grid).Where(area => area.Level != GridLevel.SettlementCategory).OrderByDescending(area => area.Level)];
        _unheard.AddRange(_areas);
        this.RegisterGrainTimer(SendBatch, new GrainTimerCreationOptions(BatchEvery, BatchEvery) { Interleave = true });
        this.RegisterGrainTimer(
            Compare, new GrainTimerCreationOptions(Staggered.Start($"feed {_organisation}", CompareEvery), CompareEvery) { Interleave = true });
    }

    /// <inheritdoc/>
    public Task Publish(FeedReport report)
    {
        _traces.Add();
        Take(report.Kind, report.Report);
        foreach (var answer in report.Newest)
            if (Keep(answer))
                _answers.Add(answer);
        if (_answers.Count > FeedAnswer.MostKept) _answers.RemoveRange(0, _answers.Count - FeedAnswer.MostKept);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task<FeedSnapshot> Subscribe(IFeedObserver observer)
    {
        while (_unheard.Count > 0) await _hearing.Run(Hear);
        _observers[observer] = time.GetUtcNow() + FeedSubscription.Lifetime;
        GridMetrics.Observed(this.GetPrimaryKeyString(), _observers.Count);
        // What waits for the next batch goes out first, so that the snapshot stands at a batch's end: of the same moment, for a minute that
        // begins between the two would be in the one and not in the other.
        var now = time.GetUtcNow();
        SendBatch(now);
        return new FeedSnapshot(new FeedPosition(_epoch, _seq), _book.All(now), [.. _latest.Reverse()]);
    }

    /// <inheritdoc/>
    public Task<FeedPosition> Renew(IFeedObserver observer)
    {
        _observers[observer] = time.GetUtcNow() + FeedSubscription.Lifetime;
        return Task.FromResult(new FeedPosition(_epoch, _seq));
    }

    /// <inheritdoc/>
    public Task Unsubscribe(IFeedObserver observer)
    {
        _observers.Remove(observer);
        GridMetrics.Observed(this.GetPrimaryKeyString(), _observers.Count);
        return Task.CompletedTask;
    }

    private Task SendBatch(CancellationToken cancellationToken)
    {
        if (_unheard.Count == 0) SendBatch(time.GetUtcNow());
        return Task.CompletedTask;
    }

    private void SendBatch(DateTimeOffset now)
    {
        if (_book.IsAheadOf(now))
        {
            // The clock was put back. A new feed asks every grain anew, and its epoch tells the screens to do the same.
            DeactivateOnIdle();
            return;
        }
        _book.Roll(now);
        MeasureRoll(now);
        var states = _book.TakeChanged(now);
        if (states.IsEmpty && _answers.Count == 0) return;

        using var activity = _traces.Start("feed batch");
        activity?.SetTag("kazva.feed.states", states.Length);
        GridMetrics.Batched(this.GetPrimaryKeyString(), new FeedBatchFigures(states.Length, _answers.Select(answer => answer.ReceivedAt), now));
        var batch = new FeedBatch(_epoch, ++_seq, states, [.. _answers]);
        _answers.Clear();
        foreach (var (observer, until) in _observers)
        {
            if (until < now) _observers.Remove(observer);
            else _ = observer.Changes(batch);
        }
    }

    /// <summary>Scores leave a window at a full minute; how much later the feed has let go of them.</summary>
    private void MeasureRoll(DateTimeOffset now)
    {
        var minute = now.ToUnixTimeSeconds() / 60;
        if (minute == _rolledAtMinute) return;
        // The first roll of a feed is late for nobody.
        if (_rolledAtMinute != 0) GridMetrics.Rolled(this.GetPrimaryKeyString(), now - DateTimeOffset.FromUnixTimeSeconds(minute * 60));
        _rolledAtMinute = minute;
        GridMetrics.Observed(this.GetPrimaryKeyString(), _observers.Count);
    }

    /// <summary>Asks the areas that have not been heard, one that runs out of time again.</summary>
    private async Task Hear()
    {
        // From here on it shows when the clock is put back.
        _book.Roll(time.GetUtcNow());
        while (_unheard.Count > 0)
            await AtOnce.Each(_unheard.ToList(), AskedAtOnce, async area =>
            {
                try
                {
                    await Ask(area);
                    _unheard.Remove(area);
                }
                catch (TimeoutException)
                {
                    // It is still busy with its own start.
                }
            });
        // Whoever subscribes gets everything at once.
        _book.TakeChanged(time.GetUtcNow());
        _answers.Clear();
    }

    private async Task Ask(GridNode area)
    {
        var report = await area.AreaGrain(GrainFactory, _organisation).GetReport(ReportVersion.None);
        Take(area.Level, report! with { Source = area.Id }, asked: true);
        if (area.Level == GridLevel.Settlement) await AskLocations(area.Id, asked: true);
    }

    /// <summary>Asks every area for what the feed has missed, and the settlements whose locations it has missed for theirs.</summary>
    private async Task Compare(CancellationToken cancellationToken)
    {
        // Before all were heard nobody is shown anything, and a feed whose clock was put back is about to begin anew.
        if (_unheard.Count > 0 || _book.IsAheadOf(time.GetUtcNow()) || !catalog.TryGet(_organisation, out var grid)) return;
        await AtOnce.Each(_areas, AskedAtOnce, async area =>
        {
            try
            {
                await MakeUp(area, grid);
            }
#pragma warning disable CA1031 // One that fails does not keep the others from being asked; it is asked again in a minute.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                LogNotHeard(area, exception.Message);
            }
        });
    }

    private async Task MakeUp(GridNode area, GridIndex grid)
    {
        if (await area.AreaGrain(GrainFactory, _organisation).GetReport(_book.OrderOf(area.Level, area.Id)) is { } newer)
            Take(area.Level, newer with { Source = area.Id });
        if (area.Level != GridLevel.Settlement || SumTree.Locations(grid, area) is not { IsEmpty: false } locations) return;
        // Not only when there was something newer: the settlement's report may have come where its location's did not.
        if (!_book.AddsUp(area.Id, locations, SumTree.Children(grid, area).Select(inner => inner.Id))) await AskLocations(area.Id, asked: false);
    }

    private async Task AskLocations(string id, bool asked)
    {
        var settlement = GrainFactory.GetGrain<ISettlementGrain>(GridKey.Of(_organisation, id));
        for (var (from, more) = (0, true); more;)
        {
            var reports = await settlement.GetLocationReports(from);
            foreach (var location in reports.Reports) Take(GridLevel.Location, location, asked);
            (from, more) = (from + reports.Reports.Length, reports.More);
        }
    }

    private void Take(GridLevel kind, Report report, bool asked = false)
    {
        var known = _book.OrderOf(kind, report.Source);
        // Browsers know nothing of definitions and keep what has the higher version, but of a new epoch they take everything.
        if (_book.Take(kind, report, time.GetUtcNow(), asked) && report.Version < known.Version) _epoch = NewEpoch();
    }

    private static string NewEpoch() => Guid.NewGuid().ToString("N");

    /// <returns>Whether the answer is new: one that could be published twice is shown once.</returns>
    private bool Keep(FeedAnswer answer)
    {
        foreach (var kept in _latest)
            if (kept.Number == answer.Number && kept.Location == answer.Location)
                return false;
        _latest.Enqueue(answer);
        if (_latest.Count > FeedAnswer.MostKept) _latest.Dequeue();
        return true;
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Area} could not tell the feed what is new ({Reason}); it is asked again in a minute.")]
    private partial void LogNotHeard(GridNode area, string reason);
}
