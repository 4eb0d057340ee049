namespace Kazva.Windows;

/// <summary>Between which shares the truth lies, with 95 % confidence.</summary>
/// <param name="Low">From 0 to 1; of a difference from −1 to 1.</param>
/// <param name="High">Not below <paramref name="Low"/>.</param>
public readonly record struct ShareInterval(double Low, double High)
{
    private const double Z = 1.959963984540054;

    /// <summary>The interval of a share of <paramref name="part"/> of <paramref name="count"/> (E. B. Wilson, "Probable Inference, the Law of
    /// Succession, and Statistical Inference", JASA, 1927): right for few answers, and for shares near 0 and 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The count is not positive, or the part not from 0 to the count.</exception>
    public static ShareInterval Of(int part, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        ArgumentOutOfRangeException.ThrowIfNegative(part);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(part, count);
        var share = (double)part / count;
        var spread = Z * Math.Sqrt((share * (1 - share) / count) + (Z * Z / (4.0 * count * count)));
        var (middle, scale) = (share + (Z * Z / (2.0 * count)), 1 + (Z * Z / count));
        return new(part == 0 ? 0 : (middle - spread) / scale, part == count ? 1 : (middle + spread) / scale);
    }

    /// <summary>The interval of how much larger the second share is than the first (R. G. Newcombe, "Interval estimation for the difference
    /// between independent proportions", Statistics in Medicine, 1998, method 10).</summary>
    /// <exception cref="ArgumentOutOfRangeException">As <see cref="Of"/>.</exception>
    public static ShareInterval OfChange(int part1, int count1, int part2, int count2)
    {
        var (first, second) = (Of(part1, count1), Of(part2, count2));
        var (share1, share2) = ((double)part1 / count1, (double)part2 / count2);
        var change = share2 - share1;
        return new(
            change - Math.Sqrt(Square(share2 - second.Low) + Square(first.High - share1)),
            change + Math.Sqrt(Square(second.High - share2) + Square(share1 - first.Low)));
    }

    private static double Square(double value) => value * value;
}
