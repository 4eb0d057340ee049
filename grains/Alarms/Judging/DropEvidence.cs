using MathNet.Numerics;

namespace Kazva.Alarms.Judging;

/// <summary>How probable it is, after what was answered, that a place is worse than a level. Both priors weigh as much as
/// <see cref="PriorAnswers"/> answers: enough to keep two bad answers from convincing, little enough to be overruled by ten.</summary>
public static class DropEvidence
{
    /// <summary>The weight of the prior, in answers.</summary>
    public const double PriorAnswers = 2;

    // A prior of exactly 0 or 1 could never be overruled; no variance at all would make one answer certain.
    private const double LeastShare = 0.005;
    private const double LeastVariance = 0.25;

    /// <summary>P(share &gt; <paramref name="level"/>) by the Beta-Binomial model: the prior is Beta(2·u, 2·(1 − u)) with the mean u =
    /// <paramref name="usual"/>, the posterior Beta(2·u + hits, 2·(1 − u) + count − hits). (A. Gelman et al., Bayesian Data Analysis, 3rd ed., 2.4.)</summary>
    public static double ShareAbove(double level, double usual, int count, int hits)
    {
        if (level >= 1) return 0;
        if (level <= 0) return 1;
        var mean = Math.Clamp(usual, LeastShare, 1 - LeastShare);
        return 1 - SpecialFunctions.BetaRegularized((PriorAnswers * mean) + hits, (PriorAnswers * (1 - mean)) + count - hits, level);
    }

    /// <summary>P(mean &lt; <paramref name="level"/>) by a normal approximation with known variance: the prior N(usual, variance/2) and
    /// <paramref name="count"/> answers shrink to the posterior N((2·usual + sum)/(2 + count), variance/(2 + count)). (Gelman et al., 2.5.)</summary>
    /// <param name="variance">Of single scores, pooled over the category; taken as at least 0.25.</param>
    public static double MeanBelow(double level, double usual, double variance, int count, int sum)
    {
        var weight = PriorAnswers + count;
        var mean = ((PriorAnswers * usual) + sum) / weight;
        var deviation = Math.Sqrt(Math.Max(variance, LeastVariance) / weight);
        return SpecialFunctions.Erfc((mean - level) / (deviation * Math.Sqrt(2))) / 2;
    }
}
