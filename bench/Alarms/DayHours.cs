namespace Kazva.Bench.Alarms;

/// <summary>The hours at which people answer: few at night, most in the afternoon.</summary>
internal static class DayHours
{
    private static readonly double[] UpTo = Cumulated([1, 0.5, 0.3, 0.2, 0.3, 1, 4, 8, 10, 9, 9, 10, 11, 10, 10, 11, 13, 15, 14, 11, 8, 5, 3, 2]);

    /// <summary>A random time of day.</summary>
    public static TimeSpan Next(Random random)
    {
        var at = random.NextDouble() * UpTo[^1];
        var hour = Array.FindIndex(UpTo, upTo => at < upTo);
        return TimeSpan.FromHours(hour + random.NextDouble());
    }

    private static double[] Cumulated(double[] weights)
    {
        var sum = 0.0;
        return [.. weights.Select(weight => sum += weight)];
    }
}
