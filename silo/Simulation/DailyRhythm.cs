namespace Kazva.Silo.Simulation;

/// <summary>How busy each hour of the day is, as a multiple of the mean: quiet nights, a peak before work and one after.</summary>
internal static class DailyRhythm
{
    private static readonly double[] Weights =
        [0.15, 0.1, 0.1, 0.1, 0.15, 0.3, 0.7, 1.4, 1.7, 1.4, 1.2, 1.2, 1.4, 1.3, 1.2, 1.3, 1.6, 2.1, 2.0, 1.6, 1.2, 0.9, 0.6, 0.3];

    private static readonly double Mean = Weights.Average();

    /// <summary>The factor at a local time, changing smoothly from hour to hour.</summary>
    public static double At(DateTimeOffset local)
    {
        var part = local.Minute / 60.0;
        return ((Weights[local.Hour] * (1 - part)) + (Weights[(local.Hour + 1) % 24] * part)) / Mean;
    }
}
