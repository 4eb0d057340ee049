namespace Kazva.Alarms.Judging;

/// <summary>The hours of an organisation's clock. An hour is a whole UTC hour and has the local time at its start.</summary>
internal sealed class LocalHours(TimeZoneInfo zone)
{
    /// <summary>The kinds of hour: the 24 of a weekday, and then the 24 of a weekend day.</summary>
    public const int Kinds = 48;

    private const long MillisecondsPerHour = 3_600_000;

    // As many hours are added at once, before and after those that are asked for.
    private const int Room = 100 * 24;

    private LocalHour[] _hours = [];
    private int _first;

    /// <summary>The hour, counted since 1970, of a time in milliseconds since then.</summary>
    public static int HourOf(long milliseconds) => (int)(milliseconds / MillisecondsPerHour);

    /// <summary>The local hour of an hour since 1970.</summary>
    public LocalHour this[int hour]
    {
        get
        {
            if ((uint)(hour - _first) >= (uint)_hours.Length) Extend(hour);
            return _hours[hour - _first];
        }
    }

    /// <summary>Whether a day since 1970 (a Thursday) is a Saturday or Sunday.</summary>
    public static bool IsWeekend(int day) => (day + 4) % 7 is 0 or 6;

    private void Extend(int hour)
    {
        var first = _hours.Length == 0 ? hour - Room : Math.Min(_first, hour - Room);
        var end = _hours.Length == 0 ? hour + Room : Math.Max(_first + _hours.Length, hour + Room);
        var hours = new LocalHour[end - first];
        for (var at = 0; at < hours.Length; at++)
        {
            var known = first + at - _first;
            hours[at] = (uint)known < (uint)_hours.Length ? _hours[known] : Of(first + at);
        }
        (_first, _hours) = (first, hours);
    }

    private LocalHour Of(int hour)
    {
        var local = TimeZoneInfo.ConvertTime(DateTimeOffset.UnixEpoch.AddHours(hour), zone).DateTime;
        var day = (int)(local.Date - DateTime.UnixEpoch).TotalDays;
        return new LocalHour(day, local.Hour + (IsWeekend(day) ? 24 : 0));
    }

    /// <summary>A local hour.</summary>
    /// <param name="Day">The local day, counted since 1970.</param>
    internal readonly record struct LocalHour(int Day, int Kind);
}
