using System.Collections.Immutable;
using Kazva.Alarms.Delivery;
using Kazva.Alarms.Life;
using Kazva.Alarms.Storage;
using Kazva.Silo.Storage.Alarms;
using Npgsql;
using NpgsqlTypes;

namespace Kazva.Silo.Storage.Postgres;

/// <summary>One step of an organisation's alarms in two round trips: move the book, which keeps others out until the end; write and commit.</summary>
internal sealed class PostgresAlarmCommit(NpgsqlConnection connection, AlarmCommit commit)
{
    // A process that is frozen between the two must not keep the next one from judging.
    private const string Begin = "BEGIN ISOLATION LEVEL READ COMMITTED";
    private const string LongestPause = "SET LOCAL idle_in_transaction_session_timeout = 3000";

    private static readonly string AddBook = SqlFile.Read("Postgres/Statements/add-alarm-book.sql");
    private static readonly string MoveBook = SqlFile.Read("Postgres/Statements/move-alarm-book.sql");
    private static readonly string EndRules = SqlFile.Read("Postgres/Statements/end-alarm-rules.sql");
    private static readonly string AddRules = SqlFile.Read("Postgres/Statements/add-alarm-rules.sql");
    private static readonly string SaveAlarms = SqlFile.Read("Postgres/Statements/save-alarms.sql");
    private static readonly string AddTransitions = SqlFile.Read("Postgres/Statements/add-transitions.sql");
    private static readonly string AddReports = SqlFile.Read("Postgres/Statements/add-reports.sql");
    private static readonly string SaveSilences = SqlFile.Read("Postgres/Statements/save-silences.sql");
    private static readonly string AddNotifications = SqlFile.Read("Postgres/Statements/add-notifications.sql");

    /// <returns>False, and nothing is written, when another commit came between.</returns>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        if (!await MoveAsync(cancellationToken))
        {
            await connection.ExecuteAsync("ROLLBACK", cancellationToken);
            return false;
        }
        await using var round = new NpgsqlBatch(connection);
        if (commit.Rules is not null) Add(round, commit.Rules.Value);
        if (!commit.Alarms.IsEmpty) round.Add(SaveAlarms, Columns(commit.Alarms));
        if (!commit.Transitions.IsEmpty) round.Add(AddTransitions, Columns(commit.Transitions));
        if (!commit.Reports.IsEmpty) round.Add(AddReports, Columns(commit.Reports));
        if (!commit.Silences.IsEmpty) round.Add(SaveSilences, Columns(commit.Silences));
        if (!commit.Notifications.IsEmpty) round.Add(AddNotifications, Columns(commit.Organisation, commit.Notifications));
        round.Add("COMMIT");
        await round.ExecuteNonQueryAsync(cancellationToken);
        return true;
    }

    /// <summary>The columns of notifications, after the organisation's.</summary>
    public static NpgsqlParameter[] Columns(string organisation, ImmutableArray<Notification> rows) =>
    [
        Text(organisation),
        PostgresArray.Of(NpgsqlDbType.Text, rows, n => n.Id),
        PostgresArray.Of(NpgsqlDbType.Text, rows, n => n.Alarm),
        PostgresArray.Of(NpgsqlDbType.Integer, rows, n => n.Number),
        PostgresArray.Of(NpgsqlDbType.Text, rows, n => n.Team),
        PostgresArray.Of(NpgsqlDbType.Text, rows, n => n.Member),
        PostgresArray.Of(NpgsqlDbType.Text, rows, n => n.Channel),
        PostgresArray.Of(NpgsqlDbType.Integer, rows, n => n.Step),
        PostgresArray.Of(NpgsqlDbType.Boolean, rows, n => n.Urgent),
        PostgresArray.Of(NpgsqlDbType.TimestampTz, rows, n => n.CreatedAt.ToUniversalTime()),
        PostgresArray.Of(NpgsqlDbType.TimestampTz, rows, n => n.DueAt.ToUniversalTime()),
        PostgresArray.Of(NpgsqlDbType.Smallint, rows, n => (short)n.State),
        PostgresArray.Of(NpgsqlDbType.Integer, rows, n => n.Attempts),
        PostgresArray.Of(NpgsqlDbType.TimestampTz, rows, n => n.SettledAt?.ToUniversalTime()),
        PostgresArray.Of(NpgsqlDbType.Text, rows, n => n.Result),
    ];

    private async Task<bool> MoveAsync(CancellationToken cancellationToken)
    {
        var defined = Text(commit.Defined is { } rules ? AlarmJson.Write(rules) : null);
        await using var round = new NpgsqlBatch(connection);
        round.Add(Begin);
        round.Add(LongestPause);
        if (commit.Follows == 0) round.Add(AddBook, Text(commit.Organisation), Time(commit.Judged), Integer(commit.Definition), defined);
        else round.Add(MoveBook, Text(commit.Organisation), Bigint(commit.Follows), Time(commit.Judged), Integer(commit.Definition), defined);
        return await round.ExecuteScalarAsync(cancellationToken) is not null;
    }

    private void Add(NpgsqlBatch round, ImmutableArray<RuleInForce> rules)
    {
        var rows = rules.Select(rule => (rule.Rule.Id, Since: rule.Since.ToUniversalTime(), rule.Who, Json: AlarmJson.Write(rule.Rule))).ToList();
        round.Add(EndRules, Text(commit.Organisation), Bigint(commit.Follows + 1), Time(commit.Judged),
            PostgresArray.Of(NpgsqlDbType.Text, rows, r => r.Id),
            PostgresArray.Of(NpgsqlDbType.TimestampTz, rows, r => r.Since),
            PostgresArray.Of(NpgsqlDbType.Text, rows, r => r.Json));
        round.Add(AddRules, Text(commit.Organisation), Bigint(commit.Follows + 1),
            PostgresArray.Of(NpgsqlDbType.Text, rows, r => r.Id),
            PostgresArray.Of(NpgsqlDbType.TimestampTz, rows, r => r.Since),
            PostgresArray.Of(NpgsqlDbType.Text, rows, r => r.Who),
            PostgresArray.Of(NpgsqlDbType.Text, rows, r => r.Json));
    }

    private NpgsqlParameter[] Columns(ImmutableArray<Alarm> rows) =>
    [
        Text(commit.Organisation),
        PostgresArray.Of(NpgsqlDbType.Text, rows, a => a.Id),
        PostgresArray.Of(NpgsqlDbType.Text, rows, a => a.Rule),
        PostgresArray.Of(NpgsqlDbType.Smallint, rows, a => (short)a.Lane),
        PostgresArray.Of(NpgsqlDbType.Smallint, rows, a => (short)a.Severity),
        PostgresArray.Of(NpgsqlDbType.Smallint, rows, a => (short)a.Subject.Level),
        PostgresArray.Of(NpgsqlDbType.Text, rows, a => a.Subject.Id),
        PostgresArray.Of(NpgsqlDbType.Text, rows, a => a.Question),
        PostgresArray.Of(NpgsqlDbType.Text, rows, a => a.Choice),
        PostgresArray.Of(NpgsqlDbType.Text, rows, a => a.Team),
        PostgresArray.Of(NpgsqlDbType.Smallint, rows, a => (short)a.State),
        PostgresArray.Of(NpgsqlDbType.Integer, rows, a => a.Number),
        PostgresArray.Of(NpgsqlDbType.TimestampTz, rows, a => a.Since.ToUniversalTime()),
        PostgresArray.Of(NpgsqlDbType.TimestampTz, rows, a => a.OpenedAt.ToUniversalTime()),
        PostgresArray.Of(NpgsqlDbType.TimestampTz, rows, a => a.FiredAt?.ToUniversalTime()),
        PostgresArray.Of(NpgsqlDbType.Text, rows, a => a.AcknowledgedBy),
        PostgresArray.Of(NpgsqlDbType.Integer, rows, a => a.Reports),
        PostgresArray.Of(NpgsqlDbType.Text, rows, a => AlarmJson.Write(a.Figures)),
    ];

    private NpgsqlParameter[] Columns(ImmutableArray<AlarmTransition> rows) =>
    [
        Text(commit.Organisation),
        PostgresArray.Of(NpgsqlDbType.Text, rows, t => t.Alarm),
        PostgresArray.Of(NpgsqlDbType.Integer, rows, t => t.Number),
        PostgresArray.Of(NpgsqlDbType.Smallint, rows, t => (short)t.Change),
        PostgresArray.Of(NpgsqlDbType.Smallint, rows, t => (short)t.State),
        PostgresArray.Of(NpgsqlDbType.TimestampTz, rows, t => t.At.ToUniversalTime()),
        PostgresArray.Of(NpgsqlDbType.TimestampTz, rows, t => t.Judged.ToUniversalTime()),
        PostgresArray.Of(NpgsqlDbType.Text, rows, t => t.Who),
        PostgresArray.Of(NpgsqlDbType.Text, rows, t => t.Why),
        PostgresArray.Of(NpgsqlDbType.Text, rows, t => AlarmJson.Write(t.Figures)),
    ];

    private NpgsqlParameter[] Columns(ImmutableArray<SafetyReport> rows) =>
    [
        Text(commit.Organisation),
        PostgresArray.Of(NpgsqlDbType.Text, rows, r => r.Alarm),
        PostgresArray.Of(NpgsqlDbType.Uuid, rows, r => r.SubmissionId),
        PostgresArray.Of(NpgsqlDbType.Text, rows, r => r.Location),
        PostgresArray.Of(NpgsqlDbType.Bigint, rows, r => r.Number),
        PostgresArray.Of(NpgsqlDbType.TimestampTz, rows, r => r.ReceivedAt.ToUniversalTime()),
    ];

    private NpgsqlParameter[] Columns(ImmutableArray<AlarmSilence> rows) =>
    [
        Text(commit.Organisation),
        PostgresArray.Of(NpgsqlDbType.Uuid, rows, s => s.Id),
        PostgresArray.Of(NpgsqlDbType.Smallint, rows, s => (short)s.Place.Level),
        PostgresArray.Of(NpgsqlDbType.Text, rows, s => s.Place.Id),
        PostgresArray.Of(NpgsqlDbType.TimestampTz, rows, s => s.From.ToUniversalTime()),
        PostgresArray.Of(NpgsqlDbType.TimestampTz, rows, s => s.Until.ToUniversalTime()),
        PostgresArray.Of(NpgsqlDbType.Text, rows, s => s.Reason),
        PostgresArray.Of(NpgsqlDbType.Text, rows, s => s.Who),
        PostgresArray.Of(NpgsqlDbType.Text, rows, s => s.EndedBy),
    ];

    private static NpgsqlParameter Text(string? value) => PostgresValue.Of(NpgsqlDbType.Text, value);

    private static NpgsqlParameter Time(DateTimeOffset value) => PostgresValue.Of(NpgsqlDbType.TimestampTz, value.ToUniversalTime());

    private static NpgsqlParameter Integer(int value) => PostgresValue.Of(NpgsqlDbType.Integer, value);

    private static NpgsqlParameter Bigint(long value) => PostgresValue.Of(NpgsqlDbType.Bigint, value);
}
