using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Kazva.RollUp;
using Kazva.Windows;

namespace Kazva.Feed;

/// <summary>
/// The newest windows of every grain, rolled by the clock, and which of them have changed since the last batch.
/// The grains themselves may sleep: what leaves a window leaves it here too.
/// </summary>
public sealed class FeedBook
{
    private readonly Dictionary<(GridLevel Kind, string Id), Page> _pages = [];
    private readonly HashSet<(GridLevel Kind, string Id)> _changed = [];
    private long _rolledAtMinute;

    private sealed class Page
    {
        public long Version = -1;
        public RollingWindows Windows = new(DateTimeOffset.UnixEpoch);
    }

    /// <summary>Takes a report that is newer than what the book has.</summary>
    /// <param name="asked">The report was asked for, so one of the same version is taken too: what came unasked may have been on its way
    /// since before the clock was put back, and lack scores.</param>
    /// <returns>Whether it was taken.</returns>
    public bool Take(GridLevel kind, Report report, DateTimeOffset now, bool asked = false)
    {
        ref var page = ref CollectionsMarshal.GetValueRefOrAddDefault(_pages, (kind, report.Source), out _);
        page ??= new Page();
        if (report.Version < page.Version || (report.Version == page.Version && !asked)) return false;
        page.Version = report.Version;
        page.Windows = new RollingWindows(report.Windows, now);
        _changed.Add((kind, report.Source));
        return true;
    }

    /// <summary>Rolls every window to <paramref name="now"/>. Windows only change at whole minutes, so this is cheap to call often.</summary>
    public void Roll(DateTimeOffset now)
    {
        var minute = now.ToUnixTimeSeconds() / 60;
        if (minute == _rolledAtMinute) return;
        _rolledAtMinute = minute;
        foreach (var (key, page) in _pages)
            if (page.Windows.Roll(now))
                _changed.Add(key);
    }

    /// <summary>Whether the clock was put back, and the book may lack what belongs in it again.</summary>
    public bool IsAheadOf(DateTimeOffset now) => (_rolledAtMinute - (now.ToUnixTimeSeconds() / 60)) > RollingWindows.ClockSlack.TotalMinutes;

    /// <summary>The states that changed since this was last called.</summary>
    public ImmutableArray<GridState> TakeChanged(DateTimeOffset now)
    {
        var states = ImmutableArray.CreateBuilder<GridState>(_changed.Count);
        foreach (var key in _changed) states.Add(State(key, _pages[key], now));
        _changed.Clear();
        return states.MoveToImmutable();
    }

    /// <summary>Every state.</summary>
    public ImmutableArray<GridState> All(DateTimeOffset now)
    {
        Roll(now);
        return [.. _pages.Select(page => State(page.Key, page.Value, now))];
    }

    private static GridState State((GridLevel Kind, string Id) key, Page page, DateTimeOffset now) =>
        new(key.Kind, key.Id, page.Version, now, WindowFigures.Of(page.Windows));
}
