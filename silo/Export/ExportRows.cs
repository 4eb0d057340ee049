using Kazva.Abuse;
using Kazva.RollUp;
using Kazva.Submissions;

namespace Kazva.Silo.Export;

/// <summary>What an export says of a submission, and of an hour. Times are RFC 3339 in UTC.</summary>
internal static class ExportRows
{
    /// <summary>The columns of <c>submissions.csv</c>: whether it counts, why it was held when it came, and the number of the decision in force.
    /// Answers are <c>question=choice|choice; …</c>.</summary>
    public static readonly string[] SubmissionColumns =
    [
        "location", "n", "submission_id", "counted_at", "received_at", "score", "answers", "comment", "language",
        "settlement", "category", "questionnaire_version", "counts", "held", "decision",
    ];

    /// <summary>The columns of <c>decisions.csv</c>: what staff decided about submissions, also what was replaced later.</summary>
    public static readonly string[] DecisionColumns = ["location", "n", "submission", "verdict", "change", "instead", "at", "who", "why"];

    /// <summary>The columns of <c>hourly.csv</c>: how often each score was given in one UTC hour.</summary>
    public static readonly string[] HourColumns =
        ["level", "id", "hour", "s1", "s2", "s3", "s4", "s5", "s6", "s7", "s8", "s9", "s10"];

    public static string?[] Of(LoggedSubmission s) =>
    [
        s.Location, s.Number.ToString(), s.SubmissionId.ToString(), Time(s.CountedAt), Time(s.ReceivedAt), s.Score.ToString(),
        string.Join("; ", s.Answers.Select(answer => $"{answer.Question}={string.Join('|', answer.Choices)}")),
        s.Comment, s.Language, s.Settlement, s.Category, s.QuestionnaireVersion.ToString(),
        s.Counts ? "1" : "0", s.Held?.ToString().ToLowerInvariant(), s.Decision?.Number.ToString(),
    ];

    public static string?[] Of(Decision d) =>
    [
        d.Location, d.Number.ToString(), d.Submission.ToString(), d.Verdict.ToString().ToLowerInvariant(), d.Change.ToString(), d.Instead?.ToString(),
        Time(d.At), d.Who, d.Why,
    ];

    public static string?[] Of(HourlyRollUp r) =>
        [r.Level.ToString().ToLowerInvariant(), r.Id, Time(r.Hour), .. r.Histogram.Select(count => count.ToString())];

    /// <summary>A time as every file has it.</summary>
    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ");
}
