namespace Kazva.Actions;

/// <summary>The hours before and after something was done, half-open, in whole UTC hours, as the roll-ups have them.</summary>
internal readonly record struct EffectSpan(DateTimeOffset BeforeFrom, DateTimeOffset BeforeTo, DateTimeOffset AfterFrom, DateTimeOffset AfterTo)
{
    /// <summary>The hours on both sides of a time, <see cref="ActionEffect.Days"/> days each, those after it only as far as now.</summary>
    public static EffectSpan Of(DateTimeOffset doneAt, DateTimeOffset now)
    {
        var start = Hour(doneAt);
        var end = start == doneAt ? start : start.AddHours(1);
        var until = Hour(now).AddHours(1);
        var full = end.AddDays(ActionEffect.Days);
        return new(start.AddDays(-ActionEffect.Days), start, end, until < end ? end : until < full ? until : full);
    }

    private static DateTimeOffset Hour(DateTimeOffset time) => new(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerHour), TimeSpan.Zero);
}
