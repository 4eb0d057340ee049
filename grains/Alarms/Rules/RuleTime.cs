using System.Globalization;

namespace Kazva.Alarms.Rules;

/// <summary>A length of time as rules are written: a whole number and a unit, <c>30s</c>, <c>10m</c>, <c>24h</c>, <c>14d</c>; <c>0</c> needs none.</summary>
public static class RuleTime
{
    private const int LongestDigits = 6;

    /// <summary>Reads one.</summary>
    public static bool TryParse(string? text, out TimeSpan time)
    {
        time = default;
        if (text is "0") return true;
        if (text is not { Length: > 1 and <= LongestDigits + 1 }
            || !int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return false;
        switch (text[^1])
        {
            case 's': time = TimeSpan.FromSeconds(number); return true;
            case 'm': time = TimeSpan.FromMinutes(number); return true;
            case 'h': time = TimeSpan.FromHours(number); return true;
            case 'd': time = TimeSpan.FromDays(number); return true;
            default: return false;
        }
    }

    /// <summary>Writes one in the largest unit that holds it wholly: a day is <c>24h</c>, two are <c>2d</c>.</summary>
    public static string Format(TimeSpan time) =>
        time == TimeSpan.Zero ? "0"
        : time.Ticks % TimeSpan.TicksPerDay == 0 && time.Days > 1 ? Number(time.Ticks / TimeSpan.TicksPerDay, 'd')
        : time.Ticks % TimeSpan.TicksPerHour == 0 ? Number(time.Ticks / TimeSpan.TicksPerHour, 'h')
        : time.Ticks % TimeSpan.TicksPerMinute == 0 ? Number(time.Ticks / TimeSpan.TicksPerMinute, 'm')
        : Number(time.Ticks / TimeSpan.TicksPerSecond, 's');

    private static string Number(long number, char unit) => string.Create(CultureInfo.InvariantCulture, $"{number}{unit}");
}
