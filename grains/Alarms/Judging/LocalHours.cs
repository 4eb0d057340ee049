namespace Kazva.Alarms.Judging;

/// <summary>The hours of an organisation's clock. An hour is a whole UTC hour and has the local time at its start.</summary>
internal sealed class LocalHours(TimeZoneInfo zone)
{
    /// <summary>The kinds of hour: the 24 of a weekday, and then the 24 of a weekend day.</summary>
    public const int Kinds = 48;

    private const long MillisecondsPerHour = 3_600_000;

    private readonly Dictionary<int, LocalHour> _hours = [];

    /// <summary>The hour, counted since 1970, of a time in milliseconds since then.</summary>
    public static int HourOf(long milliseconds) => (int)(milliseconds / MillisecondsPerHour);

    /// <summary>The local hour of an hour since 1970.</summary>
    public LocalHour this[int hour]
    {
        get
        {
            if (_hours.TryGetValue(hour, out var known)) return known;
            var local = TimeZoneInfo.ConvertTime(DateTimeOffset.UnixEpoch.AddHours(hour), zone).DateTime;
            var day = (int)(local.Date - DateTime.UnixEpoch).TotalDays;
            return _hours[hour] = new LocalHour(day, local.Hour + (IsWeekend(day) ? 24 : 0));
        }
    }

    /// <summary>Whether a day since 1970 (a Thursday) is a Saturday or Sunday.</summary>
    public static bool IsWeekend(int day) => (day + 4) % 7 is 0 or 6;

    /// <summary>A local hour.</summary>
    /// <param name="Day">The local day, counted since 1970.</param>
    internal readonly record struct LocalHour(int Day, int Kind);
}
