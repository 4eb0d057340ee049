namespace Kazva.Embedded.Timers;

/// <summary>
/// The timers of all activations in the order in which they are due, behind one timer of the system. .NET looks through all of its own
/// three times a second (<c>TimerQueue.FireNextTimers</c>), which with a timer for each of a nation's places was a quarter of what an
/// idle process did. Safe for parallel use.
/// </summary>
internal sealed class DueTimers : IDisposable
{
    private readonly Lock _lock = new();
    private readonly SortedSet<GrainTimer> _set = new(Comparer<GrainTimer>.Create((one, other) => one.Due!.Value.CompareTo(other.Due!.Value)));
    private readonly TimeProvider _time;
    private readonly ITimer _wake;
    private long _wakeAt = long.MaxValue;
    private long _order;
    private bool _disposed;

    public DueTimers(TimeProvider time)
    {
        _time = time;
        // It lives as long as the host: it must not carry what whoever made it has in AsyncLocals.
        using (ExecutionContext.IsFlowSuppressed() ? default(AsyncFlowControl?) : ExecutionContext.SuppressFlow())
            _wake = time.CreateTimer(static timers => ((DueTimers)timers!).Fire(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Sets when a timer is due, from now on; <see cref="Timeout.InfiniteTimeSpan"/> for never. What was set before is forgotten.</summary>
    public void Set(GrainTimer timer, TimeSpan due)
    {
        lock (_lock)
        {
            if (timer.Due is not null) _set.Remove(timer);
            timer.Due = null;
            if (due == Timeout.InfiniteTimeSpan || _disposed) return;
            var now = _time.GetTimestamp();
            timer.Due = (now + (long)((Int128)due.Ticks * _time.TimestampFrequency / TimeSpan.TicksPerSecond), ++_order);
            _set.Add(timer);
            Wake(now);
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _disposed = true;
            _set.Clear();
        }
        _wake.Dispose();
    }

    private void Fire()
    {
        var due = new List<GrainTimer>();
        lock (_lock)
        {
            if (_disposed) return;
            var now = _time.GetTimestamp();
            while (_set.Min is { } first && first.Due!.Value.At <= now)
            {
                _set.Remove(first);
                first.Due = null;
                due.Add(first);
            }
            _wakeAt = long.MaxValue;
            Wake(now);
        }
        foreach (var timer in due) timer.OnDue();
    }

    /// <summary>Sets the system's timer for the first that is due, unless it comes as early already.</summary>
    private void Wake(long now)
    {
        if (_set.Min is not { } first || first.Due!.Value.At >= _wakeAt) return;
        _wakeAt = first.Due.Value.At;
        var sleep = _wakeAt <= now ? TimeSpan.Zero : _time.GetElapsedTime(now, _wakeAt);
        // Of whole milliseconds, and no shorter: one that wakes too early finds nothing.
        _wake.Change(TimeSpan.FromMilliseconds(Math.Ceiling(sleep.TotalMilliseconds)), Timeout.InfiniteTimeSpan);
    }
}
