using Kazva.Alarms.Delivery;
using Kazva.Alarms.Judging;
using Kazva.Alarms.Life;
using Kazva.Alarms.Rules;
using Kazva.Alarms.Storage;
using Kazva.RollUp;
using Kazva.Silo.Storage.Alarms;
using Kazva.Silo.Storage.Log;
using Kazva.Submissions;
using Npgsql;

namespace Kazva.Silo.Storage.Postgres;

/// <summary>Rows of the alarms' tables as the <c>read-….sql</c> files select them.</summary>
internal static class PostgresAlarmRows
{
    public static JudgedAnswer Answer(NpgsqlDataReader row) => new(
        row.GetString(0), row.GetInt64(1), row.GetGuid(2), new Score(row.GetInt16(3)), AnswersJson.Read(Text(row, 4)), Time(row, 5), Time(row, 6),
        (JudgedEvent)row.GetInt32(7));

    public static AlarmBook Book(NpgsqlDataReader row) => new(
        row.GetInt64(0), Time(row, 1), row.GetInt32(2), [], [], [], AlarmJson.Rules(row.GetString(3)), Time(row, 4), row.GetInt32(5));

    public static RuleInForce Rule(NpgsqlDataReader row) => new(AlarmJson.Rule(row.GetString(0)), Time(row, 1), Text(row, 2));

    public static Alarm Alarm(NpgsqlDataReader row) => new(
        Id: row.GetString(0),
        Rule: row.GetString(1),
        Lane: (AlarmLane)row.GetInt16(2),
        Severity: (AlarmSeverity)row.GetInt16(3),
        Subject: Subject(row, 4),
        Question: Text(row, 6),
        Choice: Text(row, 7),
        Team: Text(row, 8),
        State: (AlarmState)row.GetInt16(9),
        Number: row.GetInt32(10),
        Since: Time(row, 11),
        OpenedAt: Time(row, 12),
        FiredAt: TimeOrNull(row, 13),
        AcknowledgedBy: Text(row, 14),
        Reports: row.GetInt32(15),
        Figures: AlarmJson.Figures(row.GetString(16)));

    public static AlarmTransition Transition(NpgsqlDataReader row) => new(
        row.GetString(0), row.GetInt32(1), (AlarmChange)row.GetInt16(2), (AlarmState)row.GetInt16(3), Time(row, 4), Time(row, 5),
        Text(row, 6), Text(row, 7), AlarmJson.Figures(row.GetString(8)));

    public static SafetyReport Report(NpgsqlDataReader row) => new(row.GetString(0), row.GetString(1), row.GetInt64(2), row.GetGuid(3), Time(row, 4));

    public static AlarmSilence Silence(NpgsqlDataReader row) => new(
        row.GetGuid(0), Subject(row, 1), Time(row, 3), Time(row, 4), row.GetString(5), row.GetString(6), Text(row, 7));

    public static Notification Notification(NpgsqlDataReader row) => new(
        Id: row.GetString(0),
        Alarm: Text(row, 1),
        Number: row.GetInt32(2),
        Team: row.GetString(3),
        Member: Text(row, 4),
        Channel: row.GetString(5),
        Step: row.GetInt32(6),
        Urgent: row.GetBoolean(7),
        CreatedAt: Time(row, 8),
        DueAt: Time(row, 9),
        State: (NotificationState)row.GetInt16(10),
        Attempts: row.GetInt32(11),
        SettledAt: TimeOrNull(row, 12),
        Result: Text(row, 13));

    public static DateTimeOffset? TimeOrNull(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : Time(row, column);

    private static DateTimeOffset Time(NpgsqlDataReader row, int column) => row.GetFieldValue<DateTimeOffset>(column);

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static AlarmSubject Subject(NpgsqlDataReader row, int column) => new((GridLevel)row.GetInt16(column), row.GetString(column + 1));
}
