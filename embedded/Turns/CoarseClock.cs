namespace Kazva.Embedded.Turns;

/// <summary>A clock that is cheap to read because it only moves when it is told to.</summary>
internal sealed class CoarseClock(TimeProvider time)
{
    private readonly long _start = time.GetTimestamp();
    private int _now = 1;

    /// <summary>Milliseconds, wrapping around: compare with <see cref="IsPast"/>.</summary>
    public int Now => Volatile.Read(ref _now);

    /// <summary>Moves the clock to the present.</summary>
    public void Move() => Volatile.Write(ref _now, unchecked((int)(long)time.GetElapsedTime(_start).TotalMilliseconds + 1));

    /// <summary>Whether a moment less than 24 days away is over.</summary>
    public bool IsPast(int moment) => unchecked(Now - moment) >= 0;

    /// <summary>The moment after the given time; never 0. At most 24 days.</summary>
    public int After(TimeSpan time)
    {
        var moment = unchecked(Now + (int)Math.Min(time.TotalMilliseconds, int.MaxValue / 2));
        return moment == 0 ? 1 : moment;
    }
}
