namespace Kazva.Behaviour.Tests.Kit;

/// <summary>A clock that moves when a test says so; timers that become due are called by the one who moves it.</summary>
public sealed class ManualTimeProvider : TimeProvider, ITestClock
{
    private readonly Lock _lock = new();
    private readonly List<ManualTimer> _timers = [];
    private DateTimeOffset _now = new(2026, 5, 4, 9, 0, 0, TimeSpan.Zero);

    /// <summary>How late timers are called, as real ones are a little. Whoever waits for a time by timers of whole milliseconds and
    /// looks at the clock between may else wait for ever for the rest of the last one.</summary>
    public TimeSpan Lateness { get; init; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock) return _now;
    }

    public override long GetTimestamp() => GetUtcNow().Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves the clock from due timer to due timer until the time is over.</summary>
    public void Advance(TimeSpan time)
    {
        var end = GetUtcNow() + time;
        while (TakeDue(end) is { } due) due();
        lock (_lock) _now = end > _now ? end : _now;
    }

    public Task PassAsync(TimeSpan time)
    {
        Advance(time);
        return Task.CompletedTask;
    }

    public async Task PassUntilAsync(Task happened, TimeSpan step)
    {
        var giveUp = Task.Delay(Journal.Patience, TestContext.Current.CancellationToken);
        while (!happened.IsCompleted)
        {
            giveUp.IsCompleted.ShouldBeFalse($"It did not happen in {Journal.Patience}.");
            Advance(step);
            // What became due runs on other threads; the clock must not run far ahead of them.
            await Task.WhenAny(happened, Task.Delay(1));
        }
        await happened;
    }

    private Action? TakeDue(DateTimeOffset end)
    {
        lock (_lock)
        {
            var next = _timers.Where(t => t.Due <= end).MinBy(t => t.Due);
            if (next is null) return null;
            var called = next.Due!.Value + Lateness;
            if (called > _now) _now = called;
            next.Due = next.Period > TimeSpan.Zero ? _now + next.Period : null;
            if (next.Due is null) _timers.Remove(next);
            return next.Call;
        }
    }

    private sealed class ManualTimer(ManualTimeProvider clock, Action call) : ITimer
    {
        public Action Call { get; } = call;

        public DateTimeOffset? Due { get; set; }

        public TimeSpan Period { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._lock)
            {
                clock._timers.Remove(this);
                Due = dueTime == Timeout.InfiniteTimeSpan ? null : clock._now + dueTime;
                Period = period;
                if (Due is not null) clock._timers.Add(this);
                return true;
            }
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
