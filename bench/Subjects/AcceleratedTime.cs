using System.Diagnostics;

namespace Kazva.Bench.Subjects;

/// <summary>A clock that runs faster than real time, its timers too. It begins at a time in the past.</summary>
internal sealed class AcceleratedTime(DateTimeOffset begin, double factor) : TimeProvider
{
    private readonly long _begun = Stopwatch.GetTimestamp();

    /// <summary>How much faster.</summary>
    public double Factor => factor;

    /// <inheritdoc/>
    public override long TimestampFrequency => Stopwatch.Frequency;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => begin + (Stopwatch.GetElapsedTime(_begun) * factor);

    /// <inheritdoc/>
    public override long GetTimestamp() => (long)((Stopwatch.GetTimestamp() - _begun) * factor);

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new Timer(System.CreateTimer(callback, state, Real(dueTime), Real(period)), this);

    /// <summary>A time that is to pass, as the real time that it takes. Timers know whole milliseconds: a shorter one is one.</summary>
    private TimeSpan Real(TimeSpan time) =>
        time <= TimeSpan.Zero ? time : TimeSpan.FromMilliseconds(Math.Max(1, (time / factor).TotalMilliseconds));

    private sealed class Timer(ITimer real, AcceleratedTime time) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => real.Change(time.Real(dueTime), time.Real(period));

        public void Dispose() => real.Dispose();

        public ValueTask DisposeAsync() => real.DisposeAsync();
    }
}
