using System.Collections.Immutable;

namespace Kazva.Abuse;

/// <summary>What somebody decides about submissions of one location.</summary>
/// <param name="Submissions">Their numbers.</param>
/// <param name="Instead">The number of the decision that is to be replaced, for who has seen it and thinks otherwise; null where none was made.</param>
[GenerateSerializer, Immutable, Alias("kazva.decision-request")]
public sealed record DecisionRequest(
    [property: Id(0)] ImmutableArray<long> Submissions,
    [property: Id(1)] Verdict Verdict,
    [property: Id(2)] string Who,
    [property: Id(3)] string? Why,
    [property: Id(4)] long? Instead);

/// <summary>What became of a decision.</summary>
[GenerateSerializer, Alias("kazva.decision-outcome")]
public enum DecisionOutcome
{
    /// <summary>Durable.</summary>
    Decided,

    /// <summary>Another decision stands, or the one to be replaced does not. Nothing changed.</summary>
    Already,

    /// <summary>It counts as it is; there is nothing to release. Nothing changed.</summary>
    Counts,

    /// <summary>The location has no submission of that number. Nothing changed.</summary>
    Unknown,

    /// <summary>This activation was overtaken by another and is reloading. Nothing changed: call again.</summary>
    Overtaken,
}

/// <summary>What became of each decision, in the order of the request.</summary>
[GenerateSerializer, Immutable, Alias("kazva.decision-reply")]
public sealed record DecisionReply([property: Id(0)] ImmutableArray<Decided> Decisions);

/// <summary>What became of the decision about one submission.</summary>
/// <param name="Decision">The decision that stands now: this one or, when somebody was first, theirs; null when there is none.</param>
[GenerateSerializer, Immutable, Alias("kazva.decided")]
public sealed record Decided(
    [property: Id(0)] long Submission,
    [property: Id(1)] DecisionOutcome Outcome,
    [property: Id(2)] Decision? Decision);
