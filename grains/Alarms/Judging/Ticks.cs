namespace Kazva.Alarms.Judging;

/// <summary>
/// Ticks: the whole minutes at which is judged, counted since 1970 (UTC). Tick <c>t</c> stands for the minute that ends with it, so that
/// everything until and including <c>t</c> belongs to it: (t − 1, t]. Days are made of ticks, (00:00, 24:00] UTC.
/// </summary>
internal static class Ticks
{
    /// <summary>Later than all.</summary>
    public const int Never = int.MaxValue;

    /// <summary>Earlier than all.</summary>
    public const int Always = 0;

    public const int PerDay = 24 * 60;

    /// <summary>The tick that a time belongs to: the first at or after it.</summary>
    public static int Of(DateTimeOffset time) => (int)((time.UtcTicks - DateTime.UnixEpoch.Ticks + TimeSpan.TicksPerMinute - 1) / TimeSpan.TicksPerMinute);

    /// <summary>The last tick at or before a time.</summary>
    public static int Until(DateTimeOffset time) => (int)((time.UtcTicks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMinute);

    public static DateTimeOffset ToTime(int tick) => DateTimeOffset.UnixEpoch.AddMinutes(tick);

    /// <summary>A length of time in ticks, rounded up.</summary>
    public static int Length(TimeSpan time) => (int)((time.Ticks + TimeSpan.TicksPerMinute - 1) / TimeSpan.TicksPerMinute);

    public static int DayOf(int tick) => (tick - 1) / PerDay;

    public static int FirstOf(int day) => (day * PerDay) + 1;
}
