using System.Collections.Immutable;

namespace Kazva.Windows;

/// <summary>What a window says. With no answers the count is 0 and every figure but the histogram is null, never 0.</summary>
/// <param name="Count">The number of answers.</param>
/// <param name="Mean">The mean score, 1 to 10, to two decimals.</param>
/// <param name="Satisfied">The share of scores from 8 to 10, 0 to 1, to four decimals.</param>
/// <param name="Dissatisfied">The share of scores from 1 to 4, 0 to 1, to four decimals.</param>
/// <param name="Nps">The net promoter score on the 1–10 scale, −100 to 100: the percentage of promoters (9–10) less that of
/// detractors (1–6), to the nearest whole (F. Reichheld, "The One Number You Need to Grow", Harvard Business Review, 2003).</param>
/// <param name="Histogram">Ten counts, of the scores 1 to 10.</param>
[GenerateSerializer, Immutable, Alias("kazva.satisfaction")]
public sealed record Satisfaction(
    [property: Id(0)] int Count,
    [property: Id(1)] double? Mean,
    [property: Id(2)] double? Satisfied,
    [property: Id(3)] double? Dissatisfied,
    [property: Id(4)] int? Nps,
    [property: Id(5)] ImmutableArray<int> Histogram)
{
    /// <summary>No answers.</summary>
    public static Satisfaction None { get; } = new(0, null, null, null, null, [0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);

    /// <summary>The figures of a histogram of ten counts.</summary>
    public static Satisfaction Of(ReadOnlySpan<int> histogram)
    {
        var count = Sum(histogram);
        if (count == 0) return None;

        var points = 0L;
        for (var bar = 0; bar < histogram.Length; bar++) points += (bar + 1L) * histogram[bar];
        var lead = Sum(histogram[8..]) - Sum(histogram[..6]);
        return new Satisfaction(
            count,
            Ratio(points, count, 100),
            Ratio(Sum(histogram[7..]), count, 10_000),
            Ratio(Sum(histogram[..4]), count, 10_000),
            Math.Sign(lead) * (int)Ratio(100L * Math.Abs(lead), count, 1),
            [.. histogram]);
    }

    /// <summary>How many scores are from 8 to 10.</summary>
    public int CountSatisfied() => Sum(Histogram.AsSpan()[7..]);

    /// <inheritdoc/>
    public bool Equals(Satisfaction? other) => other is not null && Histogram.AsSpan().SequenceEqual(other.Histogram.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Count, Mean, Nps);

    private static int Sum(ReadOnlySpan<int> bars)
    {
        var sum = 0;
        foreach (var bar in bars) sum += bar;
        return sum;
    }

    /// <summary>A ratio of two counts to the nearest 1/<paramref name="scale"/>, halves up. It is rounded among whole numbers:
    /// the double that is nearest to 201/200 lies below 1.005 and would be rounded down.</summary>
    private static double Ratio(long part, int whole, int scale) => (2 * part * scale + whole) / (2L * whole) / (double)scale;
}
