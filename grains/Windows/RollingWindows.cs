using System.Runtime.InteropServices;
using Kazva.Submissions;

namespace Kazva.Windows;

/// <summary>
/// Counts of scores in the five rolling windows, exact to the window's resolution: the last 60 minutes by the minute,
/// 24 hours by 30 minutes, 7 days by 3 hours, 30 days by 12 hours, 90 days by the UTC day. At the time <c>t</c> a
/// window holds the scores of the newest so many buckets, the one that contains <c>t</c> being the last of them, so
/// a score leaves when the start of its bucket is one window old.
/// <para>Each score is held once, in the finest tier whose window it is in, and moves to coarser tiers as it ages; a window
/// is the sum of its tier and the finer ones. The content is a function of the scores added and the time alone,
/// whatever the order of additions, removals and rolls. Time never goes back. Not safe for parallel use.</para>
/// <para>Memory grows with the number of different (bucket, score) pairs, 8 bytes each, at most 3,140 of them.</para>
/// </summary>
public sealed class RollingWindows
{
    private readonly List<long>?[] _tiers = new List<long>?[Tier.All.Length];
    private readonly int[] _counts = new int[Tier.All.Length * Score.Highest];
    private int _now;

    /// <summary>Empty windows that end at <paramref name="now"/>.</summary>
    public RollingWindows(DateTimeOffset now) => _now = MinuteOf(now);

    /// <summary>Windows with the content of a snapshot, rolled to <paramref name="now"/>.</summary>
    public RollingWindows(WindowsSnapshot snapshot, DateTimeOffset now) : this(now)
    {
        Span<int> sizes = stackalloc int[_tiers.Length];
        foreach (var entry in snapshot.Entries) sizes[WindowEntry.Unpack(entry).Tier]++;
        for (var tier = 0; tier < _tiers.Length; tier++)
            if (sizes[tier] > 0)
                _tiers[tier] = new List<long>(sizes[tier]);
        foreach (var entry in snapshot.Entries) Add(entry, 1);
    }

    /// <summary>The oldest moment that counts in any window at <paramref name="now"/>.</summary>
    public static DateTimeOffset OldestCounted(DateTimeOffset now) => Window.Quarter.Start(now);

    /// <summary>How far two clocks may differ, or one be put back, before it matters.</summary>
    public static readonly TimeSpan ClockSlack = TimeSpan.FromMinutes(2);

    /// <summary>The minute that the windows end with.</summary>
    public DateTimeOffset End => DateTimeOffset.UnixEpoch.AddMinutes(_now);

    /// <summary>Whether the clock was put back: the windows end well after <paramref name="now"/> and may lack scores.</summary>
    public bool IsAheadOf(DateTimeOffset now) => _now - MinuteOf(now) > ClockSlack.TotalMinutes;

    /// <summary>Moves the windows' end to <paramref name="now"/>; an earlier time than the last does nothing.</summary>
    /// <returns>Whether any window lost a score.</returns>
    public bool Roll(DateTimeOffset now)
    {
        var minute = MinuteOf(now);
        if (minute <= _now) return false;
        _now = minute;
        var changed = false;
        for (var tier = 0; tier < _tiers.Length; tier++) changed |= Age(tier);
        return changed;
    }

    /// <summary>Adds a score under the time it counts at; one that is too old for every window is ignored.
    /// A time after the windows' end is taken as it is.</summary>
    /// <param name="change">1, or −1 to take out one that was added.</param>
    /// <exception cref="InvalidOperationException">There is none to take out.</exception>
    public void Add(Score score, DateTimeOffset countedAt, int change = 1) =>
        Put(0, MinuteOf(countedAt), score, change);

    /// <summary>The scores of a window: ten counts.</summary>
    public Satisfaction this[Window window]
    {
        get
        {
            Span<int> histogram = stackalloc int[Score.Highest];
            for (var tier = 0; tier <= (int)window; tier++)
                for (var bar = 0; bar < Score.Highest; bar++)
                    histogram[bar] += _counts[tier * Score.Highest + bar];
            return Satisfaction.Of(histogram);
        }
    }

    /// <summary>The scores of a window, where those of the next smaller one are known: the same where the larger holds no more.</summary>
    internal Satisfaction Widened(Satisfaction smaller, Window window) =>
        _counts.AsSpan((int)window * Score.Highest, Score.Highest).ContainsAnyExcept(0) ? this[window] : smaller;

    /// <summary>The content, immutable.</summary>
    public WindowsSnapshot ToSnapshot()
    {
        var size = 0;
        foreach (var tier in _tiers) size += tier?.Count ?? 0;
        if (size == 0) return WindowsSnapshot.Empty;
        var entries = new long[size];
        var at = 0;
        foreach (var tier in _tiers)
        {
            if (tier is null) continue;
            tier.CopyTo(entries, at);
            at += tier.Count;
        }
        return new WindowsSnapshot(ImmutableCollectionsMarshal.AsImmutableArray(entries));
    }

    /// <summary>Adds an entry of a snapshot as often as it counts, times <paramref name="sign"/>.</summary>
    internal void Add(long packed, int sign)
    {
        var entry = WindowEntry.Unpack(packed);
        Put(entry.Tier, entry.Bucket * Tier.All[entry.Tier].Minutes, entry.Score, sign * entry.Count);
    }

    /// <summary>Changes the count of a score in the finest tier, from <paramref name="tier"/> on, that holds the minute.
    /// Buckets nest, so it makes no difference whether it aged step by step or is put there at once.</summary>
    private void Put(int tier, int minute, Score score, int change)
    {
        for (; tier < Tier.All.Length; tier++)
        {
            var bucket = Tier.All[tier].BucketOf(minute);
            if (!Tier.All[tier].Holds(bucket, _now)) continue;
            Change(tier, bucket, score, change);
            return;
        }
    }

    private void Change(int tier, int bucket, Score score, int change)
    {
        _counts[tier * Score.Highest + score.Bar] += change;
        var entries = _tiers[tier] ??= new List<long>(4);
        var first = WindowEntry.Pack(tier, bucket, score, 0);
        // New answers are the common case, and they belong at the end.
        var at = entries.Count == 0 || entries[^1] < first ? ~entries.Count : Find(entries, first);
        if (at < 0)
        {
            entries.Insert(~at, WindowEntry.Pack(tier, bucket, score, Checked(change)));
            return;
        }
        var count = Checked(WindowEntry.CountOf(entries[at]) + change);
        if (count == 0) entries.RemoveAt(at);
        else entries[at] = WindowEntry.Pack(tier, bucket, score, count);
    }

    private bool Age(int tier)
    {
        if (_tiers[tier] is not { Count: > 0 } entries) return false;
        var aged = 0;
        while (aged < entries.Count && WindowEntry.Unpack(entries[aged]) is var entry && !Tier.All[tier].Holds(entry.Bucket, _now))
        {
            aged++;
            _counts[tier * Score.Highest + entry.Score.Bar] -= entry.Count;
            Put(tier + 1, entry.Bucket * Tier.All[tier].Minutes, entry.Score, entry.Count);
        }
        if (aged == 0) return false;
        entries.RemoveRange(0, aged);
        if (entries.Count == 0) _tiers[tier] = null;
        return true;
    }

    /// <summary>The place of the entry with this key, or the complement of where it belongs.</summary>
    private static int Find(List<long> entries, long first)
    {
        var at = CollectionsMarshal.AsSpan(entries).BinarySearch(first);
        if (at < 0) at = ~at;
        return at < entries.Count && WindowEntry.KeyOf(entries[at]) == WindowEntry.KeyOf(first) ? at : ~at;
    }

    private static int Checked(int count) => count is >= 0 and <= WindowEntry.MostCount
        ? count
        : throw new InvalidOperationException($"A count of {count} answers in one bucket cannot be: more was taken away than was there, or more came than can be counted.");

    private static int MinuteOf(DateTimeOffset time) => (int)(time.ToUnixTimeSeconds() / 60);
}
