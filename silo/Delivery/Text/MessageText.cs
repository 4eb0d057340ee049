using System.Collections.Immutable;
using System.Globalization;
using Kazva.Alarms.Delivery;
using Kazva.Alarms.Life;
using Kazva.Alarms.Rules;

namespace Kazva.Silo.Delivery.Text;

/// <summary>A message in words, for every kind of channel that people read.</summary>
internal sealed record MessageText(string Subject, ImmutableArray<ItemText> Items, Words Words)
{
    /// <summary>The words of a message, in the team's language.</summary>
    public static MessageText Of(AlarmMessage message)
    {
        var words = Words.In(message.Language);
        var organisation = OneLine(message.Organisation.Name.In(message.Language, [.. message.Organisation.Languages]));
        if (message.IsTest)
        {
            var team = message.Team.Name.In(message.Language, [.. message.Organisation.Languages]);
            return new MessageText($"{organisation}: {words.Test}", [new ItemText(words.Test, [Format(words.TestSays, team)], null, AlarmSeverity.Notice)], words);
        }
        var zone = TimeZoneInfo.FindSystemTimeZoneById(message.Organisation.TimeZone);
        ImmutableArray<ItemText> items = [.. message.Items.Select(item => Item(item, words, zone))];
        return new MessageText(items.Length == 1 ? $"{items[0].Title} – {OneLine(message.Items[0].Where)}" : $"{organisation}: {words.Several(items.Length)}", items, words);
    }

    private static ItemText Item(AlarmMessageItem item, Words words, TimeZoneInfo zone)
    {
        var change = item.Transition.Change;
        var before = change switch
        {
            AlarmChange.Reopened => words.Again + ": ",
            AlarmChange.Joined => words.Reported + ": ",
            AlarmChange.Resolved => words.Over + ": ",
            _ => "",
        };
        var since = Time(item.Alarm.FiredAt ?? item.Alarm.OpenedAt);
        var lines = ImmutableArray.CreateBuilder<string>();
        lines.Add($"{words.Where}: {item.Where}");
        lines.Add(change == AlarmChange.Resolved ? Format(words.FromTo, since, Time(item.Transition.At)) : Format(words.Since, since));
        if (change != AlarmChange.Resolved) lines.Add(words.Severity(item.Alarm.Severity));
        if (change == AlarmChange.Resolved && item.Transition.Who is { } who)
            lines.Add(Format(words.ClosedBy, who) + (item.Transition.Why is { Length: > 0 } why ? $": {why}" : ""));
        else if (change != AlarmChange.Resolved)
            lines.Add(Figures(item, words, Time));
        if (!item.Complaints.IsEmpty)
            lines.Add($"{words.Complaints}: {string.Join(", ", item.Complaints.Select(complaint => $"{complaint.Text} ({complaint.Count})"))}");
        // By these two a repeat can be told.
        lines.Add(Format(words.Identity, item.Alarm.Id, item.Transition.Number));
        return new ItemText(before + OneLine(item.RuleName), [.. lines.Select(OneLine)], item.AcknowledgeLink, item.Alarm.Severity);

        string Time(DateTimeOffset time) => TimeZoneInfo.ConvertTime(time, zone).ToString(words.TimeFormat, CultureInfo.InvariantCulture);
    }

    private static string Figures(AlarmMessageItem item, Words words, Func<DateTimeOffset, string> time)
    {
        var figures = item.Transition.Figures;
        switch (item.Alarm.Lane)
        {
            case AlarmLane.Safety:
                return Format(words.Reports, item.Alarm.Reports);
            case AlarmLane.Silence:
                var silent = figures.LastAnswerAt is { } last ? Format(words.NoAnswerSince, time(last)) : words.NoAnswer;
                return $"{silent}; {Format(words.UsualRate, figures.Count)}";
            default:
                var says = Format(words.OnAnswers, figures.Count, words.Span(figures.Window ?? TimeSpan.Zero));
                if (item.Measure is not { } measure || figures is not { Value: { } value, Level: { } level, Probability: { } probability }) return says;
                says += $"; {Format(words.Measure(measure), value)}, {Format(words.Worse, Level(measure, level), probability)}";
                return figures.Usual is { } usual ? $"{says} ({Format(words.Usual, Level(measure, usual))})" : says;
        }
    }

    private static string Level(DropMeasure measure, double level) =>
        level.ToString(measure == DropMeasure.Mean ? "0.0" : "0 %", CultureInfo.InvariantCulture);

    private static string Format(string format, params object[] values) => string.Format(CultureInfo.InvariantCulture, format, values);

    /// <summary>Names come from people; a line break in one must not end a line or a header.</summary>
    private static string OneLine(string text) => string.Concat(text.Select(character => char.IsControl(character) ? ' ' : character));
}

/// <summary>One alarm in words.</summary>
internal sealed record ItemText(string Title, ImmutableArray<string> Lines, Uri? Link, AlarmSeverity Severity);
