using Kazva.Alarms.Life;
using Kazva.Alarms.Rules;
using Kazva.Definition;
using Kazva.RollUp;

namespace Kazva.Dashboard.Alarms;

/// <summary>An alarm as staff see it.</summary>
/// <param name="ChoiceText">What the choice of a safety alarm says; null of others, and where the questionnaire no longer has it.</param>
internal sealed record AlarmView(
    string Id,
    string Rule,
    AlarmLane Lane,
    AlarmSeverity Severity,
    AlarmSubject Subject,
    string? Question,
    string? Choice,
    LocalText? ChoiceText,
    string? Team,
    AlarmState State,
    int Number,
    DateTimeOffset Since,
    DateTimeOffset OpenedAt,
    DateTimeOffset? FiredAt,
    string? AcknowledgedBy,
    int Reports,
    AlarmFigures Figures)
{
    public static AlarmView Of(Alarm alarm, GridIndex grid) => new(
        alarm.Id, alarm.Rule, alarm.Lane, alarm.Severity, alarm.Subject, alarm.Question, alarm.Choice, TextOf(alarm, grid), alarm.Team, alarm.State,
        alarm.Number, alarm.Since, alarm.OpenedAt, alarm.FiredAt, alarm.AcknowledgedBy, alarm.Reports, alarm.Figures);

    private static LocalText? TextOf(Alarm alarm, GridIndex grid)
    {
        if (alarm.Choice is null || alarm.Subject.Level != GridLevel.Location || !grid.Locations.TryGetValue(alarm.Subject.Id, out var location)) return null;
        return alarm.Question is { } question ? grid.Categories[location.Category].FindChoice(question, alarm.Choice)?.Text : null;
    }
}

/// <summary>An alarm as the state of a grain names it.</summary>
internal sealed record StateAlarm(string Id, string Rule, AlarmState State, DateTimeOffset Since, AlarmSeverity Severity);
