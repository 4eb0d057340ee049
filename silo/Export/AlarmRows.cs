using System.Globalization;
using Kazva.Alarms.Life;

namespace Kazva.Silo.Export;

/// <summary>What an export says of an alarm, and of each of its transitions. Times are RFC 3339 in UTC, windows in seconds.</summary>
internal static class AlarmRows
{
    /// <summary>The columns of <c>alarms.csv</c>.</summary>
    public static readonly string[] AlarmColumns =
    [
        "alarm", "rule", "lane", "severity", "level", "subject", "question", "choice", "team", "state", "number", "since", "opened_at", "fired_at",
        "acknowledged_by", "reports", .. Figures,
    ];

    /// <summary>The columns of <c>alarm-transitions.csv</c>.</summary>
    public static readonly string[] TransitionColumns = ["alarm", "number", "change", "state", "at", "judged", "who", "why", .. Figures];

    private static string[] Figures => ["window", "count", "value", "against", "usual", "probability", "last_answer_at"];

    public static string?[] Of(Alarm a) =>
    [
        a.Id, a.Rule, Word(a.Lane), Word(a.Severity), Word(a.Subject.Level), a.Subject.Id, a.Question, a.Choice, a.Team, Word(a.State), Text<int>(a.Number),
        ExportRows.Time(a.Since), ExportRows.Time(a.OpenedAt), Time(a.FiredAt), a.AcknowledgedBy, Text<int>(a.Reports), .. Of(a.Figures),
    ];

    public static string?[] Of(AlarmTransition t) =>
        [t.Alarm, Text<int>(t.Number), Word(t.Change), Word(t.State), ExportRows.Time(t.At), ExportRows.Time(t.Judged), t.Who, t.Why, .. Of(t.Figures)];

    private static string?[] Of(AlarmFigures f) =>
        [Text(f.Window?.TotalSeconds), Text<int>(f.Count), Text(f.Value), Text(f.Level), Text(f.Usual), Text(f.Probability), Time(f.LastAnswerAt)];

    private static string? Time(DateTimeOffset? time) => time is { } given ? ExportRows.Time(given) : null;

    private static string? Text<T>(T? number) where T : struct, IFormattable => number?.ToString(null, CultureInfo.InvariantCulture);

    private static string Word<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();
}
