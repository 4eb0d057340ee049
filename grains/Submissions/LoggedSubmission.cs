using System.Collections.Immutable;
using Kazva.Abuse;

namespace Kazva.Submissions;

/// <summary>A submission as the log keeps it. All times are UTC, in whole milliseconds.</summary>
/// <param name="Number">The number that the location gave it. A location's numbers rise one by one; a number is
/// missing from the log only where it met a submission that was already there.</param>
/// <param name="Settlement">The settlement of the location when it was answered.</param>
/// <param name="Category">The category of the location when it was answered.</param>
/// <param name="QuestionnaireVersion">The version of the questionnaire that it was checked against.</param>
/// <param name="CountedAt">The time under which it counts in windows and hourly roll-ups.</param>
/// <param name="ReceivedAt">When it arrived.</param>
/// <param name="Held">Why it was held when it came; null when it counted. What was received of it is the same either way.</param>
/// <param name="Decision">The decision in force, where what is read says so; null when there is none.</param>
public sealed record LoggedSubmission(
    string Organisation,
    string Location,
    long Number,
    Guid SubmissionId,
    int Score,
    ImmutableArray<Answer> Answers,
    string? Comment,
    string? Language,
    string Settlement,
    string Category,
    int QuestionnaireVersion,
    DateTimeOffset CountedAt,
    DateTimeOffset ReceivedAt,
    HoldReason? Held = null,
    Decision? Decision = null)
{
    /// <summary>Whether it is part of figures and alarms: staff released it, or it was neither held nor rejected.</summary>
    public bool Counts => Decision is { } decision ? decision.Verdict == Verdict.Released : Held is null;

    /// <summary>Whether a submission says the same as this one. The times do not matter: a phone that got no answer keeps what it
    /// sent, and sends it again with the time at which it was given.</summary>
    public bool HasContentOf(Submission sent) =>
        Score == sent.Score
        && Comment == sent.Comment
        && Language == sent.Language
        && Answers.Length == sent.Answers.Length
        && Answers.Zip(sent.Answers).All(pair =>
            pair.First.Question == pair.Second.Question && pair.First.Choices.SequenceEqual(pair.Second.Choices));
}

/// <summary>What the windows need of a row of the log.</summary>
/// <param name="Number">The number of the row: of the submission, or of a decision about it.</param>
/// <param name="Change">1 adds the score, −1 takes it out.</param>
public readonly record struct LoggedScore(long Number, Score Score, DateTimeOffset CountedAt, int Change = 1);
