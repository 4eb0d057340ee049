using Kazva.Silo.Storage.Log;
using Kazva.Submissions;
using Npgsql;
using NpgsqlTypes;

namespace Kazva.Silo.Storage.Postgres;

/// <summary>The columns of a batch as parameters, in the order in which <c>commit.sql</c> and <c>commit-expected.sql</c> take them.</summary>
internal static class PostgresColumns
{
    /// <summary>Organisation, location, first and last number.</summary>
    public static NpgsqlParameter[] OfRuns(IReadOnlyList<NumberRun> runs) =>
    [
        PostgresArray.Of(NpgsqlDbType.Text, runs, run => run.Place.Organisation),
        PostgresArray.Of(NpgsqlDbType.Text, runs, run => run.Place.Location),
        PostgresArray.Of(NpgsqlDbType.Bigint, runs, run => run.First),
        PostgresArray.Of(NpgsqlDbType.Bigint, runs, run => run.Last),
    ];

    /// <summary>A submission's thirteen columns.</summary>
    public static NpgsqlParameter[] OfSubmissions(IReadOnlyList<LoggedSubmission> rows) =>
    [
        PostgresArray.Of(NpgsqlDbType.Text, rows, s => s.Organisation),
        PostgresArray.Of(NpgsqlDbType.Text, rows, s => s.Location),
        PostgresArray.Of(NpgsqlDbType.Bigint, rows, s => s.Number),
        PostgresArray.Of(NpgsqlDbType.Uuid, rows, s => s.SubmissionId),
        PostgresArray.Of(NpgsqlDbType.Smallint, rows, s => (short)s.Score),
        PostgresArray.Of(NpgsqlDbType.Json, rows, s => AnswersJson.Write(s.Answers)),
        PostgresArray.Of(NpgsqlDbType.Text, rows, s => s.Comment),
        PostgresArray.Of(NpgsqlDbType.Text, rows, s => s.Language),
        PostgresArray.Of(NpgsqlDbType.Text, rows, s => s.Settlement),
        PostgresArray.Of(NpgsqlDbType.Text, rows, s => s.Category),
        PostgresArray.Of(NpgsqlDbType.Integer, rows, s => s.QuestionnaireVersion),
        PostgresArray.Of(NpgsqlDbType.TimestampTz, rows, s => s.CountedAt.ToUniversalTime()),
        PostgresArray.Of(NpgsqlDbType.TimestampTz, rows, s => s.ReceivedAt.ToUniversalTime()),
    ];

    /// <summary>What is kept of those that are held: organisation, location, number, reason, score and the two times.</summary>
    public static NpgsqlParameter[] OfMarks(IReadOnlyList<LoggedSubmission> held) =>
    [
        .. OfReasons(held),
        PostgresArray.Of(NpgsqlDbType.Smallint, held, s => (short)s.Score),
        PostgresArray.Of(NpgsqlDbType.TimestampTz, held, s => s.CountedAt.ToUniversalTime()),
        PostgresArray.Of(NpgsqlDbType.TimestampTz, held, s => s.ReceivedAt.ToUniversalTime()),
    ];

    /// <summary>Why submissions are held: organisation, location, number, reason.</summary>
    public static NpgsqlParameter[] OfReasons(IReadOnlyList<LoggedSubmission> held) =>
    [
        PostgresArray.Of(NpgsqlDbType.Text, held, s => s.Organisation),
        PostgresArray.Of(NpgsqlDbType.Text, held, s => s.Location),
        PostgresArray.Of(NpgsqlDbType.Bigint, held, s => s.Number),
        PostgresArray.Of(NpgsqlDbType.Smallint, held, s => (short)s.Held!.Value),
    ];
}
