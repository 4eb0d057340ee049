namespace Kazva.Bench.Reporting;

/// <summary>The value in the middle.</summary>
internal static class Median
{
    /// <summary>Of an even number of values, the mean of the two in the middle; NaN without any, or where one is NaN.</summary>
    public static double Of(IReadOnlyCollection<double> values)
    {
        if (values.Count == 0 || values.Any(double.IsNaN)) return double.NaN;
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
