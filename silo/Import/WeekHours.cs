using System.Collections.Immutable;
using System.Globalization;
using Kazva.Alarms.Teams;

namespace Kazva.Silo.Import;

/// <summary>Hours as they are written in <see cref="TeamsFile"/>: <c>22:00-07:00</c>, <c>Mon-Fri 08:00-17:00</c>, <c>Sat,Sun 10:00-14:00</c>.</summary>
internal static class WeekHours
{
    private const string Expected = "hours such as 22:00-07:00 or Mon-Fri 08:00-17:00";

    private static readonly ImmutableArray<string> Days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

    /// <summary>Reads them; null when they are wrong.</summary>
    public static DailyHours? Read(YamlMap yaml, string key) => Parse(yaml.Text(key, t => Parse(t) is not null, Expected));

    /// <summary>Parses them; null when they are wrong.</summary>
    public static DailyHours? Parse(string text)
    {
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length is not (1 or 2)) return null;
        var days = parts.Length == 1 ? Days.Select(Day) : ParseDays(parts[0]);
        if (days is null || parts[^1].Split('-') is not [var from, var to]) return null;
        // Midnight at the end of a day is the same moment as the next day's beginning.
        return Time(from) is { } begins && Time(to == "24:00" ? "00:00" : to) is { } ends
            ? new DailyHours([.. days.Distinct().OrderBy(day => ((int)day + 6) % 7)], begins, ends)
            : null;
    }

    private static List<DayOfWeek>? ParseDays(string text)
    {
        var days = new List<DayOfWeek>();
        foreach (var range in text.Split(','))
        {
            var ends = range.Split('-');
            var (first, last) = (Days.IndexOf(ends[0]), Days.IndexOf(ends[^1]));
            if (ends.Length > 2 || first < 0 || last < 0) return null;
            // Fri-Mon goes over the end of the week.
            for (var day = first; ; day = (day + 1) % Days.Length)
            {
                days.Add(Day(Days[day]));
                if (day == last) break;
            }
        }
        return days;
    }

    private static DayOfWeek Day(string name) => (DayOfWeek)((Days.IndexOf(name) + 1) % Days.Length);

    private static TimeOnly? Time(string text) =>
        TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;
}
