namespace Kazva.Alarms.Judging;

/// <summary>
/// How often answers come to one location by the hour of a weekday or a weekend day, over the 90 whole local days before a day (or since the location's first
/// answer in them).
/// <para>Answers come in clumps: a class leaves a museum, a television report asks for answers. So a day counts for at most
/// <see cref="MostOfADay"/> times the median of the days that have any, and what is expected is not answers but clumps of them: the rate divided by the index of
/// dispersion of the daily counts, their Pearson χ² against the profile by its degrees of freedom, where that is above 1 (quasi-Poisson; P. McCullagh and
/// J. Nelder, Generalized Linear Models, 2nd ed., 4.5). Of clumps that come at random, the dispersion is at least their mean size.</para>
/// </summary>
internal sealed class UsualHours
{
    public const int Days = DailyCounts.Days;

    private const double MostOfADay = 10;

    private readonly double[] _rates = new double[LocalHours.Kinds];

    private UsualHours(int count) => Count = count;

    /// <summary>The answers that it is made of.</summary>
    public int Count { get; }

    /// <summary>How many clumps of answers are expected in an hour of a kind.</summary>
    public double this[int kind] => _rates[kind];

    /// <summary>The profile before a local day.</summary>
    /// <param name="hours">The answers of each hour, by rising hour; those of other days are passed over.</param>
    public static UsualHours Before(int day, ReadOnlySpan<(int Hour, int Count)> hours, LocalHours clock)
    {
        Span<double> days = stackalloc double[Days];
        var (first, count) = (day, 0);
        foreach (var (hour, answers) in hours)
        {
            var on = clock[hour].Day;
            if (on < day - Days || on >= day) continue;
            first = Math.Min(first, on);
            days[on - day + Days] += answers;
            count += answers;
        }
        var usual = new UsualHours(count);
        if (count == 0) return usual;

        days = days[(first - day + Days)..];
        var most = MostOfADay * MedianOfActive(days);
        Span<int> number = stackalloc int[2];
        Span<double> sum = stackalloc double[2];
        for (var at = 0; at < days.Length; at++)
        {
            var kind = LocalHours.IsWeekend(first + at) ? 1 : 0;
            number[kind]++;
            sum[kind] += Math.Min(days[at], most);
        }
        foreach (var (hour, answers) in hours)
        {
            var (on, kind) = clock[hour];
            if (on < first || on >= day) continue;
            usual._rates[kind] += answers * Math.Min(1, most / days[on - first]) / number[kind / 24];
        }
        var dispersion = Dispersion(days, first, most, sum[0] / Math.Max(1, number[0]), sum[1] / Math.Max(1, number[1]));
        for (var kind = 0; kind < LocalHours.Kinds; kind++) usual._rates[kind] /= dispersion;
        return usual;
    }

    private static double Dispersion(ReadOnlySpan<double> days, int first, double most, double weekday, double weekend)
    {
        var (square, freedom) = (0.0, -1);
        for (var at = 0; at < days.Length; at++)
        {
            var expected = LocalHours.IsWeekend(first + at) ? weekend : weekday;
            if (expected == 0) continue;
            var difference = Math.Min(days[at], most) - expected;
            square += difference * difference / expected;
            freedom++;
        }
        return freedom > 0 ? Math.Max(1, square / freedom) : 1;
    }

    private static double MedianOfActive(ReadOnlySpan<double> days)
    {
        Span<double> active = stackalloc double[Days];
        var count = 0;
        foreach (var day in days)
            if (day > 0)
                active[count++] = day;
        active = active[..count];
        active.Sort();
        return active[count / 2];
    }
}
