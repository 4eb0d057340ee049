using System.Collections.Immutable;
using System.Text.Json;
using Kazva.Alarms.Delivery;
using Kazva.Alarms.Life;
using Kazva.Alarms.Rules;
using Kazva.Alarms.Storage;
using Kazva.RollUp;

namespace Kazva.Silo.Tests.Storage.Alarms;

/// <summary>Alarms to test with.</summary>
internal static class AlarmSample
{
    public static readonly ImmutableArray<AlarmRule> Rules = DefaultRules.For("parks");

    public static Alarm Alarm(string id = "a", AlarmState state = AlarmState.Firing, int number = 1, DateTimeOffset? since = null) => new(
        id, "safety", AlarmLane.Safety, AlarmSeverity.Critical, new AlarmSubject(GridLevel.SettlementCategory, "one/playgrounds"), "problem", "broken", "parks",
        state, number, since ?? Sample.Noon, Sample.Noon, Sample.Noon, state == AlarmState.Acknowledged ? "ana" : null, 3,
        new AlarmFigures(TimeSpan.FromDays(1), 3, 0.25, 0.1, null, 0.97, Sample.Noon.AddMilliseconds(123)));

    public static AlarmTransition Transition(string alarm = "a", int number = 1, AlarmChange change = AlarmChange.Fired, AlarmState state = AlarmState.Firing) => new(
        alarm, number, change, state, Sample.Noon, Sample.Noon.AddMinutes(-1), number > 1 ? "ана" : null, number > 1 ? "отивам" : null, Alarm().Figures);

    public static SafetyReport Report(string alarm = "a", long number = 7, DateTimeOffset? at = null) =>
        new(alarm, "K7Q2MD", number, new Guid((int)number, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11), at ?? Sample.Noon);

    public static AlarmSilence Silence(int id = 1, DateTimeOffset? until = null) => new(
        new Guid(id, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11), new AlarmSubject(GridLevel.Settlement, "one"), Sample.Noon, until ?? Sample.Noon.AddDays(1), "ремонт", "ана");

    public static Notification Notification(
        string id, string channel = "parks/1", DateTimeOffset? due = null, NotificationState state = NotificationState.Waiting, string? alarm = "a", DateTimeOffset? created = null) => new(
        id, alarm, 1, "parks", id == "n1" ? "ivan" : null, channel, 0, id == "n1", created ?? Sample.Noon, due ?? Sample.Noon, state, 2,
        state == NotificationState.Waiting ? null : Sample.Noon.AddSeconds(3), state == NotificationState.Waiting ? null : "200");

    public static AlarmCommit Commit(long follows, string organisation = Sample.Organisation) =>
        new(organisation, follows, Sample.Noon.AddMinutes(follows), [], [], [], [], []);

    /// <summary>Everything of a record as one text, because arrays compare by reference.</summary>
    public static string Text<T>(this T value) => JsonSerializer.Serialize(value);
}
