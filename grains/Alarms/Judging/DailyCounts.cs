namespace Kazva.Alarms.Judging;

/// <summary>
/// Counts by the UTC day, and their total over the 90 whole days before a day. The total is made once a day, of what was counted before
/// the day's first tick; what comes later for an earlier day counts from the next day on.
/// </summary>
internal sealed class DailyCounts
{
    /// <summary>How many days are looked back over.</summary>
    public const int Days = 90;

    private readonly Dictionary<int, Totals> _days = [];
    private Totals _total;
    private int _day = -1;

    /// <summary>Counts an answer at a tick.</summary>
    /// <param name="counted">The tick under whose day it counts.</param>
    /// <param name="change">1, or −1 to take it out.</param>
    public void Add(int counted, int amount, int now, int change = 1)
    {
        Freeze(Ticks.DayOf(now));
        var day = Ticks.DayOf(counted);
        _days[day] = _days.GetValueOrDefault(day) + new Totals(change, change * amount, change * amount * amount);
    }

    /// <summary>The total before a day; days never go back.</summary>
    public Totals Before(int day)
    {
        Freeze(day);
        return _total;
    }

    private void Freeze(int day)
    {
        if (day <= _day) return;
        _day = day;
        _total = default;
        foreach (var (past, totals) in _days)
            if (past < day - Days) _days.Remove(past);
            else if (past < day) _total += totals;
    }

    /// <summary>A number of answers, the sum of their amounts and the sum of the squares of their amounts.</summary>
    internal readonly record struct Totals(long Count, long Sum, long Squares)
    {
        public double Mean => (double)Sum / Count;

        public double Variance => ((double)Squares / Count) - (Mean * Mean);

        public static Totals operator +(Totals left, Totals right) => new(left.Count + right.Count, left.Sum + right.Sum, left.Squares + right.Squares);
    }
}
