namespace Kazva.TestKit;

/// <summary>A clock that stands until a test turns it. Timers fire within <see cref="Advance"/>, on the thread that turns,
/// in the order in which they are due, each at its own time.</summary>
public sealed class ManualTimeProvider(DateTimeOffset start) : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<ManualTimer> _timers = [];
    private readonly DateTimeOffset _start = start;
    private DateTimeOffset _now = start; // By which timers run; the clock on the wall differs by how wrong it was set.
    private TimeSpan _wrong;
    private long _order;

    /// <summary>A clock that starts at noon, UTC, on a Monday.</summary>
    public ManualTimeProvider() : this(new DateTimeOffset(2026, 5, 4, 12, 0, 0, TimeSpan.Zero)) { }

    /// <summary>The time. Setting it forward is <see cref="Advance"/>; setting it back is <see cref="SetClock"/>.</summary>
    public DateTimeOffset UtcNow
    {
        get => GetUtcNow();
        set
        {
            if (value >= GetUtcNow()) AdvanceTo(value);
            else SetClock(value);
        }
    }

    /// <summary>Sets the clock on the wall, as when a wrong one is put right: no time passes by it, so no timer fires or waits longer.</summary>
    public void SetClock(DateTimeOffset time)
    {
        lock (_lock) _wrong = time - _now;
    }

    /// <summary>How many timers are set.</summary>
    public int ActiveTimers
    {
        get { lock (_lock) return _timers.Count; }
    }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock) return _now + _wrong;
    }

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc/>
    public override long GetTimestamp()
    {
        lock (_lock) return (_now - _start).Ticks;
    }

    /// <summary>Turns the clock and fires what is due on the way, timers that were set on the way too.</summary>
    public void Advance(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        AdvanceTo(GetUtcNow() + time);
    }

    /// <summary>Turns the clock in one go, as it turns on a machine that slept: a timer that was due on the way fires once, at the end,
    /// however often it would have fired. So months pass in no time, with every timer running.</summary>
    public void Hop(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        List<ManualTimer> due;
        lock (_lock)
        {
            _now += time;
            due = [.. _timers.Where(timer => timer.Due <= _now).OrderBy(timer => timer.Due).ThenBy(timer => timer.Order)];
            foreach (var timer in due) SetNext(timer, _now);
        }
        foreach (var timer in due) timer.Callback();
    }

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    private void AdvanceTo(DateTimeOffset time)
    {
        DateTimeOffset target;
        lock (_lock) target = time - _wrong;
        while (NextDue(target) is { } timer) timer.Callback();
        lock (_lock) _now = target > _now ? target : _now;
    }

    private ManualTimer? NextDue(DateTimeOffset target)
    {
        lock (_lock)
        {
            var timer = _timers.OrderBy(t => t.Due).ThenBy(t => t.Order).FirstOrDefault();
            if (timer is null || timer.Due > target) return null;
            if (timer.Due > _now) _now = timer.Due;
            SetNext(timer, timer.Due);
            return timer;
        }
    }

    private void SetNext(ManualTimer timer, DateTimeOffset fired)
    {
        if (timer.Period > TimeSpan.Zero) Set(timer, fired + timer.Period, timer.Period);
        else _timers.Remove(timer);
    }

    private void Set(ManualTimer timer, DateTimeOffset due, TimeSpan period)
    {
        timer.Due = due;
        timer.Period = period;
        timer.Order = ++_order;
        if (!_timers.Contains(timer)) _timers.Add(timer);
    }

    private sealed class ManualTimer(ManualTimeProvider clock, Action callback) : ITimer
    {
        public Action Callback { get; } = callback;

        public DateTimeOffset Due { get; set; }

        public TimeSpan Period { get; set; }

        public long Order { get; set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._lock)
            {
                if (dueTime == Timeout.InfiniteTimeSpan) clock._timers.Remove(this);
                else clock.Set(this, clock._now + dueTime, period);
            }
            return true;
        }

        public void Dispose()
        {
            lock (clock._lock) clock._timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
