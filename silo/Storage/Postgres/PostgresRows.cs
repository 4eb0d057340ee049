using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Kazva.Abuse;
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

    /// <summary>A submission with why it was held and the decision that goes with it.</summary>
    public static LoggedSubmission MarkedSubmission(NpgsqlDataReader row)
    {
        var submission = Submission(row);
        if (row.IsDBNull(13) && row.IsDBNull(14)) return submission;
        return submission with
        {
            Held = row.IsDBNull(13) ? null : (HoldReason)row.GetInt16(13),
            Decision = row.IsDBNull(14)
                ? null
                : new Decision(
                    submission.Location, row.GetInt64(14), submission.Number, (Verdict)row.GetInt16(15), row.GetString(19), Text(row, 20),
                    row.GetFieldValue<DateTimeOffset>(18), Number(row, 17), row.GetInt16(16)),
        };
    }

    public static Decision Decision(NpgsqlDataReader row) => new(
        row.GetString(0), row.GetInt64(1), row.GetInt64(2), (Verdict)row.GetInt16(3), row.GetString(4), Text(row, 5),
        row.GetFieldValue<DateTimeOffset>(6), Number(row, 7), row.GetInt16(8));

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static long? Number(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);

    public static HourlyRollUp RollUp(NpgsqlDataReader row) => new(
        (GridLevel)row.GetInt16(0), row.GetString(1), row.GetFieldValue<DateTimeOffset>(2), Histogram(row, 3));

    /// <summary>Ten counts from a column on.</summary>
    public static ImmutableArray<int> Histogram(NpgsqlDataReader row, int column)
    {
        var counts = new int[Score.Highest];
        for (var i = 0; i < counts.Length; i++) counts[i] = row.GetInt32(column + i);
        return ImmutableCollectionsMarshal.AsImmutableArray(counts);
    }

    /// <summary>Ten sums, which are wider than what is added up.</summary>
    public static ImmutableArray<int> Sums(NpgsqlDataReader row) =>
        [.. Enumerable.Range(0, Score.Highest).Select(column => checked((int)row.GetInt64(column)))];
}
