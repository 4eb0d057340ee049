using System.Collections.Immutable;
using System.Text.Json;
using Kazva.Alarms.Delivery;
using Kazva.Alarms.Storage;
using Kazva.Silo.Storage.Alarms;

namespace Kazva.Silo.Storage.Sqlite;

/// <summary>One step of an organisation's alarms, within the writer's transaction.</summary>
internal sealed class SqliteAlarmCommit(SqliteSession session, AlarmCommit commit)
{
    private static readonly string MoveBook = SqlFile.Read("Sqlite/Statements/move-alarm-book.sql");
    private static readonly string EndRules = SqlFile.Read("Sqlite/Statements/end-alarm-rules.sql");
    private static readonly string AddRule = SqlFile.Read("Sqlite/Statements/add-alarm-rule.sql");
    private static readonly string SaveAlarm = SqlFile.Read("Sqlite/Statements/save-alarm.sql");
    private static readonly string AddTransition = SqlFile.Read("Sqlite/Statements/add-transition.sql");
    private static readonly string AddReport = SqlFile.Read("Sqlite/Statements/add-report.sql");
    private static readonly string SaveSilence = SqlFile.Read("Sqlite/Statements/save-silence.sql");
    private static readonly string AddNotification = SqlFile.Read("Sqlite/Statements/add-notification.sql");

    /// <returns>False, and nothing is written, when another commit came between.</returns>
    public bool Run()
    {
        var defined = commit.Defined is { } rules ? AlarmJson.Write(rules) : null;
        if (session[MoveBook].Execute(commit.Organisation, commit.Follows, Unix(commit.Judged), commit.Definition, defined) == 0) return false;
        if (commit.Rules is { } inForce) Save(inForce);
        foreach (var alarm in commit.Alarms)
            session[SaveAlarm].Execute(
                commit.Organisation, alarm.Id, alarm.Rule, (int)alarm.Lane, (int)alarm.Severity, (int)alarm.Subject.Level, alarm.Subject.Id,
                alarm.Question, alarm.Choice, alarm.Team, (int)alarm.State, alarm.Number, Unix(alarm.Since), Unix(alarm.OpenedAt), Unix(alarm.FiredAt),
                alarm.AcknowledgedBy, alarm.Reports, AlarmJson.Write(alarm.Figures));
        foreach (var transition in commit.Transitions)
            session[AddTransition].Execute(
                commit.Organisation, transition.Alarm, transition.Number, (int)transition.Change, (int)transition.State, Unix(transition.At),
                Unix(transition.Judged), transition.Who, transition.Why, AlarmJson.Write(transition.Figures));
        foreach (var report in commit.Reports)
            session[AddReport].Execute(
                commit.Organisation, report.Alarm, report.SubmissionId.ToByteArray(bigEndian: true), report.Location, report.Number, Unix(report.ReceivedAt));
        foreach (var silence in commit.Silences)
            session[SaveSilence].Execute(
                commit.Organisation, silence.Id.ToByteArray(bigEndian: true), (int)silence.Place.Level, silence.Place.Id, Unix(silence.From),
                Unix(silence.Until), silence.Reason, silence.Who, silence.EndedBy);
        foreach (var notification in commit.Notifications) Write(session[AddNotification], commit.Organisation, notification);
        return true;
    }

    /// <summary>Runs a statement that has a notification's columns.</summary>
    public static void Write(SqlitePrepared statement, string organisation, Notification notification) => statement.Execute(
        organisation, notification.Id, notification.Alarm, notification.Number, notification.Team, notification.Member, notification.Channel,
        notification.Step, notification.Urgent, Unix(notification.CreatedAt), Unix(notification.DueAt), (int)notification.State,
        notification.Attempts, Unix(notification.SettledAt), notification.Result);

    private void Save(ImmutableArray<RuleInForce> rules)
    {
        var rows = rules.Select(rule => (rule.Rule.Id, Since: Unix(rule.Since), rule.Who, Json: AlarmJson.Write(rule.Rule))).ToList();
        var version = commit.Follows + 1;
        var kept = JsonSerializer.Serialize(rows.Select(row => new { id = row.Id, since = row.Since, json = row.Json }));
        session[EndRules].Execute(version, Unix(commit.Judged), commit.Organisation, kept);
        foreach (var row in rows) session[AddRule].Execute(commit.Organisation, row.Id, version, row.Since, row.Who, row.Json);
    }

    private static long Unix(DateTimeOffset time) => time.ToUnixTimeMilliseconds();

    private static long? Unix(DateTimeOffset? time) => time?.ToUnixTimeMilliseconds();
}
