using System.Collections.Immutable;

namespace Kazva.Submissions;

/// <summary>What became of a submission.</summary>
[GenerateSerializer, Alias("kazva.outcome")]
public enum SubmissionOutcome
{
    /// <summary>Committed to the log.</summary>
    Accepted,

    /// <summary>Committed earlier, with the same content; not counted again.</summary>
    Duplicate,

    /// <summary>The id was used earlier for other content; nothing changed.</summary>
    Conflict,

    /// <summary>Does not fit the questionnaire; see the errors. Nothing changed.</summary>
    Invalid,

    /// <summary>The plate is out of use. Nothing changed.</summary>
    Retired,

    /// <summary>The plate is not in the grid definition. Nothing changed.</summary>
    Unknown,

    /// <summary>The log could not be written. Whether it was committed is unknown: sending it again with the same id is safe.</summary>
    Unavailable,

    /// <summary>This activation was overtaken by another and is reloading. Not committed: call again.</summary>
    Overtaken,
}

/// <summary>The location's answer to a submission.</summary>
/// <param name="ReceivedAt">When it first arrived (UTC); meaningful when accepted or duplicate.</param>
/// <param name="CountedAt">The time under which it counts in the windows (UTC): the citizen's own
/// <see cref="Submission.AnsweredAt"/>, or <paramref name="ReceivedAt"/> when that was absent or not believable.</param>
/// <param name="Errors">Why it is <see cref="SubmissionOutcome.Invalid"/>; empty otherwise.</param>
[GenerateSerializer, Immutable, Alias("kazva.receipt")]
public sealed record SubmissionReceipt(
    [property: Id(0)] SubmissionOutcome Outcome,
    [property: Id(1)] DateTimeOffset ReceivedAt,
    [property: Id(2)] DateTimeOffset CountedAt,
    [property: Id(3)] ImmutableArray<FieldError> Errors)
{
    /// <summary>A receipt without times or errors.</summary>
    public static SubmissionReceipt Of(SubmissionOutcome outcome) => new(outcome, default, default, []);
}

/// <summary>One field that is not as it should be.</summary>
/// <param name="Field">The field's JSON name, such as <c>answers.problem</c>.</param>
/// <param name="Code">A stable word for the mistake, for interfaces that say it in their own language.</param>
/// <param name="Message">What the field should be, in English.</param>
[GenerateSerializer, Immutable, Alias("kazva.field-error")]
public sealed record FieldError(
    [property: Id(0)] string Field,
    [property: Id(1)] string Code,
    [property: Id(2)] string Message);
