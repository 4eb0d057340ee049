using System.Diagnostics;

namespace Kazva.Embedded.Turns;

/// <summary>What few turns have, kept apart from what all have: calls come and go by the million.</summary>
internal sealed class TurnNotes
{
    /// <summary>The span that the turn was sent from, and once it has started its own; null where nobody traces.</summary>
    public Activity? Activity;

    /// <summary>When it started, as a <see cref="Stopwatch"/> timestamp; 0 if nobody measures turns.</summary>
    public long StartedAt;

    /// <summary>Ends the caller's wait.</summary>
    public CancellationTokenRegistration Cancellation;
}
