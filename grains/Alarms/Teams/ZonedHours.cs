namespace Kazva.Alarms.Teams;

/// <summary>
/// <see cref="DailyHours"/> as moments of a time zone. Every moment at which the clock on the wall shows a time of the hours is inside,
/// on the days when the clock is changed too: hours that begin at a time which the clock leaps over begin when it has leapt, and of a time that it shows
/// twice hours begin at the first and end at the second.
/// </summary>
internal sealed class ZonedHours(DailyHours hours, TimeZoneInfo zone)
{
    /// <summary>How far ahead is looked: a week, and another for hours that fall out when the clock is changed.</summary>
    public static readonly TimeSpan Horizon = TimeSpan.FromDays(15);

    /// <summary>Whether a moment is inside.</summary>
    public bool Contains(DateTimeOffset moment) => From(moment).Any(span => span.From <= moment && moment < span.To);

    /// <summary>The first moment inside, not before <paramref name="moment"/>; null when there is none within <see cref="Horizon"/>.</summary>
    public DateTimeOffset? FirstInside(DateTimeOffset moment)
    {
        foreach (var (from, to) in From(moment))
            if (to > moment) return from > moment ? from : moment;
        return null;
    }

    /// <summary>The first moment outside, not before <paramref name="moment"/>; null when there is none within <see cref="Horizon"/>.</summary>
    public DateTimeOffset? FirstOutside(DateTimeOffset moment)
    {
        var end = moment + Horizon;
        foreach (var (from, to) in From(moment))
            if (from <= moment && moment < to) moment = to;
        return moment < end - TimeSpan.FromDays(1) ? moment : null;
    }

    /// <summary>The hours that may hold a moment, and those after it, by their beginning.</summary>
    private IEnumerable<(DateTimeOffset From, DateTimeOffset To)> From(DateTimeOffset moment)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, zone).DateTime);
        for (var day = -2; day <= Horizon.Days; day++)
        {
            var begins = today.AddDays(day);
            if (!hours.Days.Contains(begins.DayOfWeek)) continue;
            var from = Moment(begins.ToDateTime(hours.From), second: false);
            var to = Moment((hours.To > hours.From ? begins : begins.AddDays(1)).ToDateTime(hours.To), second: true);
            if (from < to) yield return (from, to);
        }
    }

    /// <summary>When the clock on the wall shows a time.</summary>
    /// <param name="second">Of a time that it shows twice, whether the second is meant.</param>
    private DateTimeOffset Moment(DateTime shown, bool second)
    {
        if (zone.IsInvalidTime(shown))
        {
            shown = new DateTime(shown.Year, shown.Month, shown.Day, shown.Hour, shown.Minute, 0, DateTimeKind.Unspecified);
            while (zone.IsInvalidTime(shown)) shown = shown.AddMinutes(1);
        }
        if (!zone.IsAmbiguousTime(shown)) return new DateTimeOffset(shown, zone.GetUtcOffset(shown)).ToUniversalTime();
        var offsets = zone.GetAmbiguousTimeOffsets(shown);
        return new DateTimeOffset(shown, second ? offsets.Min() : offsets.Max()).ToUniversalTime();
    }
}
