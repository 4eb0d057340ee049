using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Kazva.Abuse;
using Kazva.RollUp;
using Kazva.Silo.Storage.Log;
using Kazva.Submissions;
using Microsoft.Data.Sqlite;

namespace Kazva.Silo.Storage.Sqlite;

/// <summary>Rows as the <c>read-….sql</c> files select them.</summary>
internal static class SqliteRows
{
    public static LoggedSubmission Submission(SqliteDataReader row) => new(
        Organisation: row.GetString(0),
        Location: row.GetString(1),
        Number: row.GetInt64(2),
        SubmissionId: new Guid(row.GetFieldValue<byte[]>(3), bigEndian: true),
        Score: row.GetInt32(4),
        Answers: AnswersJson.Read(row.IsDBNull(5) ? null : row.GetString(5)),
        Comment: row.IsDBNull(6) ? null : row.GetString(6),
        Language: row.IsDBNull(7) ? null : row.GetString(7),
        Settlement: row.GetString(8),
        Category: row.GetString(9),
        QuestionnaireVersion: row.GetInt32(10),
        CountedAt: DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(11)),
        ReceivedAt: DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(12)));

    /// <summary>A submission with why it was held and the decision that goes with it.</summary>
    public static LoggedSubmission MarkedSubmission(SqliteDataReader row)
    {
        var submission = Submission(row);
        if (row.IsDBNull(13) && row.IsDBNull(14)) return submission;
        return submission with
        {
            Held = row.IsDBNull(13) ? null : (HoldReason)row.GetInt32(13),
            Decision = row.IsDBNull(14)
                ? null
                : new Decision(
                    submission.Location, row.GetInt64(14), submission.Number, (Verdict)row.GetInt32(15), row.GetString(19), Text(row, 20),
                    DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(18)), Number(row, 17), row.GetInt32(16)),
        };
    }

    public static Decision Decision(SqliteDataReader row) => new(
        row.GetString(0), row.GetInt64(1), row.GetInt64(2), (Verdict)row.GetInt32(3), row.GetString(4), Text(row, 5),
        DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(6)), Number(row, 7), row.GetInt32(8));

    private static string? Text(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static long? Number(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);

    public static HourlyRollUp RollUp(SqliteDataReader row) => new(
        (GridLevel)row.GetInt32(0), row.GetString(1), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(2)), Histogram(row, 3));

    /// <summary>Ten counts from a column on.</summary>
    public static ImmutableArray<int> Histogram(SqliteDataReader row, int column)
    {
        var counts = new int[Score.Highest];
        for (var i = 0; i < counts.Length; i++) counts[i] = row.GetInt32(column + i);
        return ImmutableCollectionsMarshal.AsImmutableArray(counts);
    }

    /// <inheritdoc cref="Histogram(SqliteDataReader, int)"/>
    public static ImmutableArray<int> Histogram(SqliteRow row, int column)
    {
        var counts = new int[Score.Highest];
        for (var i = 0; i < counts.Length; i++) counts[i] = row.Int32(column + i);
        return ImmutableCollectionsMarshal.AsImmutableArray(counts);
    }

    /// <summary>All rows.</summary>
    public static List<T> ToList<T>(this SqliteDataReader rows, Func<SqliteDataReader, T> row)
    {
        using (rows)
        {
            var list = new List<T>();
            while (rows.Read()) list.Add(row(rows));
            return list;
        }
    }
}
