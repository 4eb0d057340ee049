using System.Collections.Immutable;
using Kazva.RollUp;
using Kazva.Silo.Storage.Log;
using Kazva.Submissions;
using Npgsql;

namespace Kazva.Silo.Storage.Postgres;

/// <summary>Rows as the <c>read-….sql</c> files select them.</summary>
internal static class PostgresRows
{
    public static LoggedSubmission Submission(NpgsqlDataReader row) => new(
        Organisation: row.GetString(0),
        Location: row.GetString(1),
        Number: row.GetInt64(2),
        SubmissionId: row.GetGuid(3),
        Score: row.GetInt16(4),
        Answers: AnswersJson.Read(row.IsDBNull(5) ? null : row.GetString(5)),
        Comment: row.IsDBNull(6) ? null : row.GetString(6),
        Language: row.IsDBNull(7) ? null : row.GetString(7),
        Settlement: row.GetString(8),
        Category: row.GetString(9),
        QuestionnaireVersion: row.GetInt32(10),
        CountedAt: row.GetFieldValue<DateTimeOffset>(11),
        ReceivedAt: row.GetFieldValue<DateTimeOffset>(12));

    public static HourlyRollUp RollUp(NpgsqlDataReader row)
    {
        var histogram = new int[Score.Highest];
        for (var i = 0; i < histogram.Length; i++) histogram[i] = row.GetInt32(3 + i);
        return new HourlyRollUp((GridLevel)row.GetInt16(0), row.GetString(1), row.GetFieldValue<DateTimeOffset>(2), [.. histogram]);
    }

    /// <summary>Ten sums, which are wider than what is added up.</summary>
    public static ImmutableArray<int> Sums(NpgsqlDataReader row) =>
        [.. Enumerable.Range(0, Score.Highest).Select(column => checked((int)row.GetInt64(column)))];
}
