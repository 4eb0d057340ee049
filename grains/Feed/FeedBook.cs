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
        public ReportVersion Order = ReportVersion.None;
        public RollingWindows Windows = new(DateTimeOffset.UnixEpoch);
    }

    /// <summary>Takes a report that is newer than what the book has.</summary>
    /// <param name="asked">The report was asked for, so one as new is taken too: what came unasked may have been on its way
    /// since before the clock was put back, and lack scores.</param>
    /// <returns>Whether it was taken.</returns>
    public bool Take(GridLevel kind, Report report, DateTimeOffset now, bool asked = false)
    {
        ref var page = ref CollectionsMarshal.GetValueRefOrAddDefault(_pages, (kind, report.Source), out _);
        page ??= new Page();
        if (report.Order < page.Order || (report.Order == page.Order && !asked)) return false;
        page.Order = report.Order;
        page.Windows = new RollingWindows(report.Windows, now);
        _changed.Add((kind, report.Source));
        return true;
    }

    /// <summary>How new what the book has of a grain is; <see cref="ReportVersion.None"/> when it has nothing.</summary>
    public ReportVersion OrderOf(GridLevel kind, string id) => _pages.TryGetValue((kind, id), out var page) ? page.Order : ReportVersion.None;

    /// <summary>Whether the versions of a settlement's parts, as far as the book has them, are together the settlement's own.
    /// While nothing is under way, they are not when the book lacks what one of them reported.</summary>
    public bool AddsUp(string settlement, IEnumerable<string> locations, IEnumerable<string> inner) =>
        VersionOf(GridLevel.Settlement, settlement)
        == locations.Sum(code => VersionOf(GridLevel.Location, code)) + inner.Sum(id => VersionOf(GridLevel.Settlement, id));

    private long VersionOf(GridLevel kind, string id) => _pages.TryGetValue((kind, id), out var page) ? page.Order.Version : 0;

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
        new(key.Kind, key.Id, page.Order.Version, now, WindowFigures.Of(page.Windows));
}
