using Kazva.RollUp;
using Kazva.Submissions;

namespace Kazva.Silo.Export;

#pragma warning disable CA1812, IDE1006 // The names are the columns' names, read by the CSV writer.

/// <summary>A line of <c>submissions.csv</c>. Times are RFC 3339 in UTC; choices are <c>question=choice|choice; …</c>.</summary>
internal sealed record SubmissionLine(
    string location, string settlement, string category, long n, Guid submissionId, string countedAt, string receivedAt,
    int score, string answers, string? comment, string? language, int questionnaireVersion)
{
    public static async IAsyncEnumerable<SubmissionLine> All(IAsyncEnumerable<LoggedSubmission> log)
    {
        await foreach (var s in log)
            yield return new SubmissionLine(
                s.Location, s.Settlement, s.Category, s.Number, s.SubmissionId, Time(s.CountedAt), Time(s.ReceivedAt), s.Score,
                string.Join("; ", s.Answers.Select(answer => $"{answer.Question}={string.Join('|', answer.Choices)}")),
                s.Comment, s.Language, s.QuestionnaireVersion);
    }

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ");
}

/// <summary>A line of <c>hourly.csv</c>: how often each score was given in one UTC hour.</summary>
internal sealed record HourLine(
    string level, string id, string hour, int s1, int s2, int s3, int s4, int s5, int s6, int s7, int s8, int s9, int s10)
{
    public static async IAsyncEnumerable<HourLine> All(IAsyncEnumerable<HourlyRollUp> rollUps)
    {
        await foreach (var r in rollUps)
        {
            var h = r.Histogram;
            yield return new HourLine(
                r.Level.ToString().ToLowerInvariant(), r.Id, r.Hour.UtcDateTime.ToString("yyyy-MM-ddTHH:00:00Z"),
                h[0], h[1], h[2], h[3], h[4], h[5], h[6], h[7], h[8], h[9]);
        }
    }
}
