using System.Globalization;
using Kazva.Alarms;
using Kazva.Alarms.Delivery;
using Kazva.Alarms.Life;
using Kazva.Alarms.Rules;
using Kazva.Dashboard.Alarms.Mirror;
using Kazva.Dashboard.Plain;
using Kazva.Definition;
using Microsoft.AspNetCore.Http;

namespace Kazva.Dashboard.Alarms.Acknowledge;

/// <summary>Makes the page of one alarm.</summary>
internal sealed class AcknowledgePage(AcknowledgeTexts texts, GridIndex grid, AlarmMirrors mirrors)
{
    /// <summary>A link that is forged or has expired: which of them is nobody's business.</summary>
    public static PlainPage NotValid(AcknowledgeTexts texts) => Note(texts, texts.NotValidTitle, texts.NotValid, StatusCodes.Status410Gone);

    /// <summary>There is no such alarm any more.</summary>
    public static PlainPage Unknown(AcknowledgeTexts texts) => Note(texts, texts.UnknownTitle, texts.Unknown, StatusCodes.Status404NotFound);

    /// <summary>It could not be stored.</summary>
    public static PlainPage Unavailable(AcknowledgeTexts texts) => Note(texts, texts.UnavailableTitle, texts.Unavailable, StatusCodes.Status503ServiceUnavailable);

    /// <summary>The alarm as it is, with the button where there is something to acknowledge.</summary>
    /// <param name="action">Where the button leads, beside the page's own address.</param>
    public PlainPage Of(Alarm alarm, string who, Uri action) => alarm.State switch
    {
        AlarmState.Firing => new(texts.Language, texts.Title, About(alarm) +
            $"""<form method="post" action="{PlainPage.Text(action.OriginalString)}"><button>{PlainPage.Text(texts.Button)}</button></form><p class="small">{PlainPage.Text(Fill(texts.As, who))}</p>"""),
        AlarmState.Acknowledged => With(alarm, alarm.AcknowledgedBy == who ? texts.Done : Fill(texts.ByAnother, alarm.AcknowledgedBy ?? "")),
        AlarmState.Resolved => With(alarm, texts.Over),
        _ => With(alarm, texts.NotFiring),
    };

    /// <summary>What came of the tap.</summary>
    public PlainPage After(AlarmReplyOutcome outcome, Alarm alarm, string who)
    {
        // A second tap, or a repeated request, changes nothing and is no mistake.
        var isOwn = alarm.State == AlarmState.Acknowledged && alarm.AcknowledgedBy == who;
        return outcome == AlarmReplyOutcome.Done || isOwn
            ? With(alarm, texts.Done)
            : Of(alarm, who, new Uri("", UriKind.Relative)) with { Status = StatusCodes.Status409Conflict };
    }

    private static PlainPage Note(AcknowledgeTexts texts, string title, string note, int status) =>
        new(texts.Language, title, $"""<p class="note" role="status">{PlainPage.Text(note)}</p>""", status);

    private PlainPage With(Alarm alarm, string note) =>
        new(texts.Language, texts.Title, $"""<p class="note" role="status">{PlainPage.Text(note)}</p>{About(alarm)}""");

    private string About(Alarm alarm)
    {
        var rows = new List<(string Name, string Value)>
        {
            (texts.What, What(alarm)),
            (texts.Where, SubjectName.Of(grid, alarm.Subject, texts.Language)),
            (texts.Since, Clock(alarm.FiredAt ?? alarm.OpenedAt)),
            (alarm.Lane == AlarmLane.Safety ? texts.Reports : texts.Answers, (alarm.Lane == AlarmLane.Safety ? alarm.Reports : alarm.Figures.Count).ToString(CultureInfo.InvariantCulture)),
        };
        if (alarm.Figures is { Value: { } value, Level: { } level }) rows.Add((texts.Figures, string.Format(CultureInfo.InvariantCulture, texts.ValueAndLevel, Shown(value), Shown(level))));
        return $"<dl>{string.Concat(rows.Select(row => $"<dt>{PlainPage.Text(row.Name)}</dt><dd>{PlainPage.Text(row.Value)}</dd>"))}</dl>";

        string Shown(double figure) => Rule(alarm)?.Drop?.Measure == DropMeasure.Mean ? figure.ToString("0.00", CultureInfo.InvariantCulture) : figure.ToString("0 %", CultureInfo.InvariantCulture);
    }

    private string What(Alarm alarm)
    {
        var rule = Rule(alarm)?.Name.In(texts.Language, [.. grid.Grid.Organisation.Languages]) ?? alarm.Rule;
        return AlarmView.Of(alarm, grid).ChoiceText is { } choice ? $"{rule}: {choice.In(texts.Language, [.. grid.Grid.Organisation.Languages])}" : rule;
    }

    private AlarmRule? Rule(Alarm alarm) => mirrors.Of(grid.Id)?.Snapshot?.Rules.FirstOrDefault(rule => rule.Rule.Id == alarm.Rule)?.Rule;

    private string Clock(DateTimeOffset at) =>
        TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(grid.Grid.Organisation.TimeZone)).ToString(texts.TimeFormat, CultureInfo.InvariantCulture);

    private static string Fill(string text, string who) => string.Format(CultureInfo.InvariantCulture, text, who);
}
