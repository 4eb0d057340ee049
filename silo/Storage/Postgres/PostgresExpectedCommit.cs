using Kazva.Silo.Storage.Log;
using Kazva.Submissions;
using Npgsql;
using NpgsqlTypes;

namespace Kazva.Silo.Storage.Postgres;

/// <summary>One batch of the log of which everything is new and follows, as almost every batch is: in half the time that <see cref="PostgresCommit"/> takes.</summary>
internal static class PostgresExpectedCommit
{
    /// <summary>Raised by <c>expected</c>.</summary>
    private const string NotExpected = "KZ001";

    private static readonly string CommitExpected = SqlFile.Read("Postgres/Statements/commit-expected.sql");

    /// <summary>Whether the batch was not as expected. Nothing of it was committed then.</summary>
    public static bool WasOtherwise(PostgresException e) => e.SqlState is NotExpected or PostgresErrorCodes.UniqueViolation;

    /// <summary>Adds the statement.</summary>
    public static void AddTo(NpgsqlBatch round, IReadOnlyList<LoggedSubmission> batch, BatchNumbers numbers)
    {
        var hours = new HourCounts();
        var held = new List<LoggedSubmission>();
        foreach (var submission in batch)
        {
            if (submission.Held is null) hours.Add(submission, 1);
            else held.Add(submission);
        }
        var changes = hours.Changes.ToArray();
        round.Add(CommitExpected,
        [
            .. PostgresColumns.OfRuns(numbers.Runs),
            .. PostgresColumns.OfSubmissions(batch),
            .. PostgresColumns.OfMarks(held),
            PostgresArray.Of(NpgsqlDbType.Text, changes, change => change.Key.Organisation),
            PostgresArray.Of(NpgsqlDbType.Smallint, changes, change => (short)change.Key.Level),
            PostgresArray.Of(NpgsqlDbType.Text, changes, change => change.Key.Id),
            PostgresArray.Of(NpgsqlDbType.TimestampTz, changes, change => DateTimeOffset.FromUnixTimeMilliseconds(change.Key.Hour)),
            .. Enumerable.Range(0, Score.Highest).Select(bar => PostgresArray.Of(NpgsqlDbType.Integer, changes, change => change.Value[bar])),
        ]);
    }
}
