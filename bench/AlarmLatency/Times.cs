namespace Kazva.Bench.AlarmLatency;

/// <summary>A line of the table.</summary>
internal static class Times
{
    /// <summary>Prints it.</summary>
    /// <param name="goal">In milliseconds, for the 99th percentile.</param>
    /// <returns>Whether all came, and within the goal.</returns>
    public static bool Print(string what, IEnumerable<double> milliseconds, int expected, double? goal)
    {
        double[] sorted = [.. milliseconds.Order()];
        var never = expected - sorted.Length;
        if (sorted.Length == 0)
        {
            Console.WriteLine($"{what,-44} {"",9} {"",9} {"",9}  {"",7}  {never}");
            return false;
        }
        var p99 = sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * 0.99))];
        Console.WriteLine($"{what,-44} {sorted[sorted.Length / 2],6:N1} ms {p99,6:N1} ms {sorted[^1],6:N1} ms  {(goal is null ? "" : $"{goal:N0} ms"),7}  {never}");
        return never == 0 && (goal is null || p99 <= goal);
    }
}
