using Kazva.Observability;
using Kazva.Windows;

namespace Kazva.Locations;

/// <summary>How a location comes by its state: its snapshot, if that is of any use, and the log after it.</summary>
internal sealed partial class LocationGrain
{
    private async Task Load(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var oldest = RollingWindows.OldestCounted(now);
        var saved = snapshot.State is { } last && last.AsOf <= now + RollingWindows.ClockSlack ? last : new LocationSnapshot();
        var tail = await log.ReadTailAsync(_organisation, _code, saved.Number, oldest, cancellationToken);
        if (tail.Head < saved.Number)
        {
            // The database was put back to an older state than the snapshot: only the log counts.
            LogSnapshotAhead(_organisation, _code, saved.Number, tail.Head);
            GridMetrics.Snapshot(_organisation, "passed over");
            saved = new LocationSnapshot();
            tail = await log.ReadTailAsync(_organisation, _code, 0, oldest, cancellationToken);
        }
        // Not before the snapshot's end: what has left a window there could not be taken out of it again.
        _windows = new RollingWindows(saved.Windows, saved.AsOf > now ? saved.AsOf : now);
        foreach (var logged in tail.Scores) _windows.Add(logged.Score, logged.CountedAt, logged.Change);
        _number = _applied = tail.Head;
    }

    /// <summary>When the clock was put back, the windows have let go of scores that belong in them again: the log still has them.</summary>
    private async Task FollowClock()
    {
        while (!_overtaken && _location is not null && _windows.IsAheadOf(time.GetUtcNow()))
        {
            var (now, applied) = (time.GetUtcNow(), _applied);
            var tail = await log.ReadTailAsync(_organisation, _code, 0, RollingWindows.OldestCounted(now));
            if (tail.Head < applied) FollowLogBack(tail.Head);
            else if (tail.Head < _applied) continue; // More was applied meanwhile.
            LogClockPutBack(_organisation, _code, now);
            var windows = new RollingWindows(now);
            foreach (var logged in tail.Scores.TakeWhile(logged => logged.Number <= _applied)) windows.Add(logged.Score, logged.CountedAt, logged.Change);
            _windows = windows;
        }
    }

    /// <summary>The database was put back to an older state under this activation: the next one goes on from there, and who asks this
    /// one is told what the log still has.</summary>
    private void FollowLogBack(long head)
    {
        LogPutBack(_organisation, _code, _applied, head);
        Reload("put back");
        _applied = head;
    }

    private async Task SaveSnapshot()
    {
        if (_abuse?.IsOver(time.GetUtcNow()) == true) _abuse = null;
        if (_overtaken || _applied <= snapshot.State.Number) return;
        var before = (snapshot.State.Number, snapshot.State.AsOf, snapshot.State.Windows);
        (snapshot.State.Number, snapshot.State.AsOf, snapshot.State.Windows) = (_applied, _windows.End, _windows.ToSnapshot());
        try
        {
            await snapshot.WriteStateAsync();
            GridMetrics.Snapshot(_organisation, "saved");
        }
#pragma warning disable CA1031 // A snapshot saves time at the next activation, no more; without it the log is read.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            (snapshot.State.Number, snapshot.State.AsOf, snapshot.State.Windows) = before;
            GridMetrics.Snapshot(_organisation, "failed");
            LogSnapshotNotSaved(_organisation, _code, exception);
        }
    }
}
