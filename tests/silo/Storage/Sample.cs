using System.Collections.Immutable;
using System.Text.Json;
using Kazva.Submissions;

namespace Kazva.Silo.Tests.Storage;

/// <summary>Submissions to test with.</summary>
internal static class Sample
{
    public const string Organisation = "stara-zagora";

    public static readonly DateTimeOffset Noon = new(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);

    public static LoggedSubmission Submission(
        string location = "K7Q2MD", long n = 1, int score = 7, Guid? id = null, DateTimeOffset? at = null, string organisation = Organisation) => new(
        organisation, location, n, id ?? Guid.NewGuid(), score,
        [new Answer("problem", ["glass", "dark"]), new Answer("again", ["yes"])],
        "Тъмно е вечер", "bg", "zagore", "playgrounds", 3, at ?? Noon, at ?? Noon);

    public static LoggedSubmission Bare(string location, long n, int score = 7) =>
        Submission(location, n, score) with { Answers = [], Comment = null, Language = null };

    /// <summary>Everything of a submission as one text, because arrays compare by reference.</summary>
    public static string Text(this LoggedSubmission? submission) => JsonSerializer.Serialize(submission);

    public static ImmutableArray<AppendOutcome> Outcomes(this IEnumerable<AppendResult> results) => [.. results.Select(r => r.Outcome)];
}
