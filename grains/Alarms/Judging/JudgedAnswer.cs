using System.Collections.Immutable;
using Kazva.Submissions;

namespace Kazva.Alarms.Judging;

/// <summary>What judging needs of a logged submission.</summary>
/// <param name="Number">The number that the location gave it, or the decision about it.</param>
/// <param name="ReceivedAt">When it arrived or, of a decision, when that was made: from then on it counts, or no longer does.</param>
public sealed record JudgedAnswer(
    string Location, long Number, Guid SubmissionId, Score Score, ImmutableArray<Answer> Answers, DateTimeOffset CountedAt, DateTimeOffset ReceivedAt,
    JudgedEvent Event = JudgedEvent.Arrived)
{
    /// <summary>Whether the answer itself arrived; else something was decided about it.</summary>
    public bool IsArrival => Event is JudgedEvent.Arrived or JudgedEvent.Held;

    /// <summary>What it does to what is counted: 1 adds the answer, −1 takes it out, 0 does nothing.</summary>
    public int Change => Event switch { JudgedEvent.Arrived or JudgedEvent.Released => 1, JudgedEvent.TakenOut => -1, _ => 0 };
}

/// <summary>What happened to an answer. The numbers are those of the statements that read the log.</summary>
public enum JudgedEvent
{
    /// <summary>It arrived and counts.</summary>
    Arrived,

    /// <summary>It arrived and is held: only a danger in it is reported.</summary>
    Held,

    /// <summary>It counts from now on.</summary>
    Released,

    /// <summary>It counts no longer.</summary>
    TakenOut,

    /// <summary>A decision that leaves it as it is.</summary>
    Left,
}
