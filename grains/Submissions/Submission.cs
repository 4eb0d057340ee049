using System.Collections.Immutable;

namespace Kazva.Submissions;

/// <summary>One anonymous answer as a citizen sent it. Its shape is right (the gateway saw to it);
/// whether it fits the questionnaire is for <see cref="QuestionnaireCheck"/> to say.</summary>
/// <param name="Id">Made by the form and kept through its retries, so that an answer counts once.</param>
/// <param name="Score">From 1 to 10.</param>
/// <param name="Comment">At most <see cref="LongestComment"/> characters, or null.</param>
/// <param name="Language">The language tag that the form was shown in, or null.</param>
/// <param name="AnsweredAt">When the citizen answered by the phone's clock, or null for now.</param>
/// <param name="QuestionnaireVersion">The version of the questionnaire that the form was opened with, or null for the one in force.</param>
[GenerateSerializer, Immutable, Alias("kazva.submission")]
public sealed record Submission(
    [property: Id(0)] Guid Id,
    [property: Id(1)] int Score,
    [property: Id(2)] ImmutableArray<Answer> Answers,
    [property: Id(3)] string? Comment,
    [property: Id(4)] string? Language,
    [property: Id(5)] DateTimeOffset? AnsweredAt,
    [property: Id(6)] int? QuestionnaireVersion = null)
{
    /// <summary>The most characters (UTF-16 units, as HTML's maxlength counts) of a comment.</summary>
    public const int LongestComment = 1000;

    /// <summary>Where it came from, as far as the location may know: a hash of the address for this location and this day, under a key that lives in
    /// the gateway's memory only. Null where nobody told. It is never stored, see <see cref="Kazva.Abuse.AbuseWatch"/>.</summary>
    [Id(7)]
    public long? Source { get; init; }

    /// <summary>Its id and nothing that the citizen said: a record would write out all of it, and messages about calls that fail name their arguments.</summary>
    public override string ToString() => $"submission {Id}";

    /// <summary>How long before its arrival an answer may have been given to count under its own time.</summary>
    public static readonly TimeSpan OldestAnswer = TimeSpan.FromDays(7);

    /// <summary>Whether a phone's time is believed: it is neither after the arrival nor more than <see cref="OldestAnswer"/> before it.
    /// An answer with another time counts at its arrival.</summary>
    public static bool Believes(DateTimeOffset answeredAt, DateTimeOffset receivedAt) =>
        answeredAt <= receivedAt && answeredAt >= receivedAt - OldestAnswer;
}

/// <summary>The choices taken for one question.</summary>
[GenerateSerializer, Immutable, Alias("kazva.answer")]
public sealed record Answer(
    [property: Id(0)] string Question,
    [property: Id(1)] ImmutableArray<string> Choices);
