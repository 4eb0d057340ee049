using System.Collections.Immutable;
using Kazva.Alarms.Delivery;
using Kazva.Alarms.Life;
using Kazva.Alarms.Rules;
using Kazva.RollUp;

namespace Kazva.Silo.Delivery.Templates;

/// <summary>The JSON of a webhook: docs/webhooks.md. What does not apply is left out.</summary>
internal sealed record WebhookBody(
    bool Test, DateTimeOffset SentAt, WebhookNamed Organisation, WebhookNamed Team, string? Member, string Language, ImmutableArray<WebhookAlarm> Alarms)
{
    public static WebhookBody Of(AlarmMessage message, DateTimeOffset now) => new(
        message.IsTest, now,
        new WebhookNamed(message.Organisation.Id, message.Organisation.Name.In(message.Language, [.. message.Organisation.Languages])),
        new WebhookNamed(message.Team.Id, message.Team.Name.In(message.Language, [.. message.Organisation.Languages])),
        message.Member?.Id, message.Language, [.. message.Items.Select(WebhookAlarm.Of)]);
}

/// <summary>Something with a name.</summary>
internal sealed record WebhookNamed(string Id, string Name);

/// <summary>One alarm.</summary>
/// <param name="Id">With <paramref name="Number"/> it tells a repeat.</param>
/// <param name="State">Its state when this was sent; <paramref name="Change"/> is what this tells of.</param>
internal sealed record WebhookAlarm(
    string Id, int Number, AlarmChange Change, AlarmState State, DateTimeOffset At, string Rule, string RuleName, AlarmLane Lane, AlarmSeverity Severity,
    WebhookSubject Subject, string Where, string? Question, string? Choice, DateTimeOffset OpenedAt, DateTimeOffset? FiredAt, int Reports, int Step,
    string? Who, string? Why, DropMeasure? Measure, WebhookFigures Figures, ImmutableArray<Complaint> Complaints, Uri? AcknowledgeLink)
{
    public static WebhookAlarm Of(AlarmMessageItem item) => new(
        item.Alarm.Id, item.Transition.Number, item.Transition.Change, item.Alarm.State, item.Transition.At, item.Alarm.Rule, item.RuleName, item.Alarm.Lane,
        item.Alarm.Severity, new WebhookSubject(item.Alarm.Subject.Level, item.Alarm.Subject.Id), item.Where, item.Alarm.Question, item.Alarm.Choice,
        item.Alarm.OpenedAt, item.Alarm.FiredAt, item.Alarm.Reports, item.Notification.Step, item.Transition.Who, item.Transition.Why, item.Measure,
        WebhookFigures.Of(item.Transition.Figures), item.Complaints, item.AcknowledgeLink);
}

/// <summary>What an alarm is about.</summary>
internal sealed record WebhookSubject(GridLevel Level, string Id);

/// <summary>What it was decided on.</summary>
/// <param name="WindowSeconds">The window that spoke.</param>
internal sealed record WebhookFigures(
    double? WindowSeconds, int Count, double? Value, double? Level, double? Usual, double? Probability, DateTimeOffset? LastAnswerAt)
{
    public static WebhookFigures Of(AlarmFigures figures) => new(
        figures.Window?.TotalSeconds, figures.Count, figures.Value, figures.Level, figures.Usual, figures.Probability, figures.LastAnswerAt);
}
