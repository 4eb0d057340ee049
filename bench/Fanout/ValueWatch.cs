using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;

namespace Kazva.Bench.Fanout;

/// <summary>Which answers are waited for on the screens, and when each screen was told that the figures of their plate have changed. The plates are
/// answered by nobody else meanwhile.</summary>
internal sealed class ValueWatch(int screens)
{
    private readonly ConcurrentBag<Probe> _all = [];
    private Probe[] _waited = [];

    /// <summary>An answer at a plate is about to be sent.</summary>
    public Probe Await(string plate)
    {
        var probe = new Probe(plate, screens);
        _all.Add(probe);
        lock (_all) _waited = [.. _waited.Where(other => !other.IsEverywhere), probe];
        return probe;
    }

    /// <summary>A screen was sent a message.</summary>
    public void See(ReadOnlySpan<byte> message, int screen)
    {
        foreach (var probe in Volatile.Read(ref _waited))
            if (!probe.IsSeenBy(screen) && message.IndexOf(probe.Mark) >= 0)
                probe.See(screen);
    }

    /// <summary>Waits until every screen was told of every answer, so long at most.</summary>
    public async Task EverywhereAsync(TimeSpan most)
    {
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < most && !_all.All(probe => probe.IsEverywhere);) await Task.Delay(20);
    }

    /// <summary>Milliseconds from the 202 until each screen was told; how many never were; and how many were before the citizen: many of those would
    /// mean that something else was seen than the answer.</summary>
    public (IReadOnlyList<double> Milliseconds, int Never, int Early) Times()
    {
        var told = _all.SelectMany(probe => probe.Milliseconds()).ToList();
        return ([.. told.Select(time => Math.Max(0, time))], (_all.Count * screens) - told.Count, told.Count(time => time < 0));
    }
}

/// <summary>An answer that is waited for.</summary>
internal sealed class Probe(string plate, int screens)
{
    private readonly long[] _seen = new long[screens];
    private int _count;

    /// <summary>How a move of the plate begins in a batch of the hub.</summary>
    public byte[] Mark { get; } = Encoding.ASCII.GetBytes($"[\"{plate}\",");

    /// <summary>When its 202 had been read.</summary>
    public long Accepted { get; set; }

    public bool IsEverywhere => Volatile.Read(ref _count) == screens;

    public bool IsSeenBy(int screen) => Volatile.Read(ref _seen[screen]) != 0;

    public void See(int screen)
    {
        if (Interlocked.CompareExchange(ref _seen[screen], Stopwatch.GetTimestamp(), 0) == 0) Interlocked.Increment(ref _count);
    }

    /// <summary>Of the screens that were told; below zero where that was before the citizen.</summary>
    public IEnumerable<double> Milliseconds() => _seen.Where(at => at != 0).Select(at => (at - Accepted) * 1000.0 / Stopwatch.Frequency);
}
