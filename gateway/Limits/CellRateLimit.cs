using System.Collections.Concurrent;

namespace Kazva.Gateway.Limits;

/// <summary>
/// Limits by key: so many at once, and after that one at a time in equal intervals. Of a key one number is kept, the time at which it will have
/// everything back (the generic cell rate algorithm by virtual scheduling, ITU-T Recommendation I.371, annex A), and it is dropped within a minute of
/// that time. Nothing is visited between: limiters of the framework are asked ten times a second each, which with the addresses of a city is a fifth
/// of the processor (docs/performance.md).
/// </summary>
internal sealed class CellRateLimit<TKey> : IDisposable
    where TKey : notnull
{
    private static readonly TimeSpan SweepEvery = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<TKey, long> _whole = new();
    private readonly TimeProvider _time;
    private readonly long _interval;
    private readonly long _tolerance;
    private readonly ITimer _sweep;

    /// <param name="burst">How many are taken at once; at least 1.</param>
    /// <param name="count">How many more are taken</param>
    /// <param name="within">within this time, in equal intervals; above zero.</param>
    public CellRateLimit(int burst, int count, TimeSpan within, TimeProvider time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(burst, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(within, TimeSpan.Zero);
        _time = time;
        _interval = Math.Max(1, (long)(within.TotalSeconds * time.TimestampFrequency / count));
        _tolerance = (long)Math.Min((burst - 1d) * _interval, long.MaxValue / 4);
        _sweep = time.CreateTimer(_ => Sweep(), state: null, SweepEvery, SweepEvery);
    }

    /// <summary>How many keys are remembered.</summary>
    public int Count => _whole.Count;

    /// <summary>Takes one for a key.</summary>
    /// <returns>Null when it is taken; otherwise after how long it would be.</returns>
    public TimeSpan? TryTake(TKey key)
    {
        while (true)
        {
            var now = _time.GetTimestamp();
            if (!_whole.TryGetValue(key, out var whole))
            {
                if (_whole.TryAdd(key, now + _interval)) return null;
                continue;
            }
            var wait = whole - now - _tolerance;
            if (wait > 0) return TimeSpan.FromSeconds((double)wait / _time.TimestampFrequency);
            if (_whole.TryUpdate(key, Math.Max(whole, now) + _interval, whole)) return null;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _sweep.Dispose();

    private void Sweep()
    {
        var now = _time.GetTimestamp();
        foreach (var kept in _whole)
            if (kept.Value <= now)
                _whole.TryRemove(kept);
    }
}
