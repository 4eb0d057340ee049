using System.Diagnostics.CodeAnalysis;

namespace Kazva.Embedded;

/// <summary>A timer of one activation. Its ticks are turns and never overlap; disposing it stops it.</summary>
public interface IGrainTimer : IDisposable
{
    /// <summary>Sets when it ticks next and how long after the end of each tick the next one is due.</summary>
    /// <param name="dueTime">From now; <see cref="Timeout.InfiniteTimeSpan"/> for never.</param>
    /// <param name="period">From the end of a tick; <see cref="Timeout.InfiniteTimeSpan"/> for once.</param>
    void Change(TimeSpan dueTime, TimeSpan period);
}

/// <summary>How a timer ticks.</summary>
public readonly struct GrainTimerCreationOptions()
{
    /// <summary>Sets both times.</summary>
    [SetsRequiredMembers]
    public GrainTimerCreationOptions(TimeSpan dueTime, TimeSpan period) : this()
    {
        DueTime = dueTime;
        Period = period;
    }

    /// <summary>How long until the first tick; <see cref="Timeout.InfiniteTimeSpan"/> for not yet.</summary>
    public required TimeSpan DueTime { get; init; }

    /// <summary>From the end of a tick to the next; <see cref="Timeout.InfiniteTimeSpan"/> for only one tick.</summary>
    public required TimeSpan Period { get; init; }

    /// <summary>Whether a tick may start while calls wait for something. Default no.</summary>
    public bool Interleave { get; init; }

    /// <summary>Whether a tick counts as use, so that the grain is not collected as idle. Default no.</summary>
    public bool KeepAlive { get; init; }
}
