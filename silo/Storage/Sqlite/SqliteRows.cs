using System.Collections.Immutable;
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

    public static HourlyRollUp RollUp(SqliteDataReader row) => new(
        (GridLevel)row.GetInt32(0), row.GetString(1), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(2)), Histogram(row, 3));

    /// <summary>Ten counts from a column on.</summary>
    public static ImmutableArray<int> Histogram(SqliteDataReader row, int column) =>
        [.. Enumerable.Range(column, Score.Highest).Select(row.GetInt32)];

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
