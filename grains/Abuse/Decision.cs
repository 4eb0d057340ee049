namespace Kazva.Abuse;

/// <summary>What staff decide about a submission. The numbers are those of the database.</summary>
[GenerateSerializer, Alias("kazva.verdict")]
public enum Verdict
{
    /// <summary>It counts, under its own time.</summary>
    Released = 1,

    /// <summary>It counts nowhere.</summary>
    Rejected = 2,
}

/// <summary>A decision about one submission, as the log keeps it: a row of the location's log like any other, with a number of its own.</summary>
/// <param name="Number">The number that the location gave the decision.</param>
/// <param name="Submission">The number of the submission that it is about.</param>
/// <param name="Who">Who decided.</param>
/// <param name="At">When (UTC, whole milliseconds).</param>
/// <param name="Instead">The number of the decision that it replaces; null for the first about its submission.</param>
/// <param name="Change">What it does to the sums: 1 adds the submission's score, −1 takes it out, 0 leaves them. The log finds that out.</param>
[GenerateSerializer, Immutable, Alias("kazva.decision")]
public sealed record Decision(
    [property: Id(0)] string Location,
    [property: Id(1)] long Number,
    [property: Id(2)] long Submission,
    [property: Id(3)] Verdict Verdict,
    [property: Id(4)] string Who,
    [property: Id(5)] string? Why,
    [property: Id(6)] DateTimeOffset At,
    [property: Id(7)] long? Instead,
    [property: Id(8)] int Change);
