using System.Collections.Immutable;
using Kazva.Alarms.Life;
using Kazva.Alarms.Rules;
using Kazva.Alarms.Teams;
using Kazva.Definition;
using Kazva.RollUp;

namespace Kazva.Alarms.Delivery.Tests;

/// <summary>A small city with one team, and alarms in it.</summary>
internal static class OnCall
{
    /// <summary>A Monday, noon in Sofia, on a full minute.</summary>
    public static readonly DateTimeOffset Noon = new(2026, 5, 4, 9, 0, 0, TimeSpan.Zero);

    public static readonly ImmutableArray<DayOfWeek> EveryDay = [.. Enum.GetValues<DayOfWeek>()];

    public static readonly DailyHours Nights = new(EveryDay, new TimeOnly(22, 0), new TimeOnly(7, 0));

    public static readonly AlarmSubject Swing = new(GridLevel.Location, "SWING1");
    public static readonly AlarmSubject Cell = new(GridLevel.SettlementCategory, "centre/playgrounds");

    /// <summary>Everybody on duty always: Ana first, Ivan ten minutes later.</summary>
    public static readonly Team Parks = new(
        "parks", Text("Parks"), "en",
        [Member("ana"), Member("ivan")],
        [new Channel("parks/1", ChannelKind.Webhook, "https://parks.example/hook")],
        [new EscalationStep(TimeSpan.Zero, ["ana"]), new EscalationStep(TimeSpan.FromMinutes(10), ["ivan"])]);

    public static GridIndex City(Team team) => new(new Grid(
        new Organisation("city", Text("City"), ["en"], "Europe/Sofia"),
        [new("centre", Text("Centre"), null, null, Within: "town"), new("town", Text("Town"), null, null), new("village", Text("Village"), null, null)],
        [new("playgrounds", Text("Playgrounds"), new Questionnaire(1, [])), new("stops", Text("Stops"), new Questionnaire(1, []))],
        [
            new("SWING1", Text("Swing"), "centre", "playgrounds", null, null),
            new("SLIDE1", Text("Slide"), "village", "playgrounds", null, null),
        ],
        Teams: [team]));

    public static TeamMember Member(string id, DailyHours? hours = null) =>
        new(id, id, [new Channel($"parks/{id}/1", ChannelKind.Email, $"{id}@parks.example")], hours);

    public static DailyHours Hours(int from, int to) => new(EveryDay, new TimeOnly(from, 0), new TimeOnly(to, 0));

    public static Alarm Alarm(AlarmLane lane = AlarmLane.Drop, AlarmSubject? subject = null, string id = "a1") => new(
        id, lane.ToString(), lane, AlarmSeverity.Warning, subject ?? Swing, null, null, "parks", AlarmState.Firing, 2, Noon, Noon, Noon, null,
        lane == AlarmLane.Safety ? 1 : 0, new AlarmFigures(null, 10, 0.5, 0.3, 0.2, 0.9, null));

    public static AlarmStep Step(this Alarm alarm, AlarmChange change, DateTimeOffset? at = null)
    {
        var state = change switch
        {
            AlarmChange.Pended => AlarmState.Pending,
            AlarmChange.Resolved or AlarmChange.Withdrawn => AlarmState.Resolved,
            AlarmChange.Acknowledged => AlarmState.Acknowledged,
            _ => AlarmState.Firing,
        };
        return new(alarm with { State = state }, new(alarm.Id, alarm.Number, change, state, at ?? Noon, at ?? Noon, null, null, alarm.Figures));
    }

    public static LocalText Text(string english) => new(ImmutableSortedDictionary<string, string>.Empty.Add("en", english));
}
