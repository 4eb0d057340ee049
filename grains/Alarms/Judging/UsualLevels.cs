using Kazva.Alarms.Rules;

namespace Kazva.Alarms.Judging;

/// <summary>What is usual in each category by the measure of one rule. The answers of who is judged are among those of its category.</summary>
internal sealed class UsualLevels(DropRule rule)
{
    /// <summary>With fewer answers in its 90 days a category has no usual level.</summary>
    public const int FewestAnswers = 50;

    /// <summary>The variance that is taken while a category has no usual one: that of scores which are all equally frequent.</summary>
    public const double UnknownVariance = 99 / 12.0;

    private readonly Dictionary<string, DailyCounts> _categories = new(StringComparer.Ordinal);

    /// <summary>Whether anything of it is needed to judge by the rule.</summary>
    public static bool AreNeeded(DropRule rule) => rule.Level.Fixed is null || rule.Measure == DropMeasure.Mean;

    /// <summary>The counts of a category.</summary>
    public DailyCounts Of(string category)
    {
        if (!_categories.TryGetValue(category, out var counts)) _categories[category] = counts = new DailyCounts();
        return counts;
    }

    /// <summary>What is usual on a day for answers that are spread over categories; null when none of them has a usual level. Those that have none are left out.</summary>
    public Level? On(int day, IEnumerable<(string Category, long Answers)> mix)
    {
        double mean = 0, variance = 0, answers = 0;
        foreach (var (category, weight) in mix)
        {
            var totals = Of(category).Before(day);
            if (totals.Count < FewestAnswers) continue;
            answers += weight;
            mean += weight * totals.Mean;
            variance += weight * totals.Variance;
        }
        return Held(answers > 0 ? (mean / answers, variance / answers) : null);
    }

    /// <summary>What is usual in a category on a day; null when it has no usual level.</summary>
    public Level? On(int day, string category) =>
        Held(Of(category).Before(day) is { Count: >= FewestAnswers } totals ? (totals.Mean, totals.Variance) : null);

    private Level? Held((double Mean, double Variance)? usual)
    {
        if (rule.Level.Fixed is { } level) return new Level(level, level, usual?.Variance ?? UnknownVariance);
        if (usual is not { } known) return null;
        return new Level(
            rule.Measure == DropMeasure.Mean ? known.Mean - rule.Level.Margin : known.Mean + rule.Level.Margin, known.Mean, known.Variance);
    }

    /// <summary>What is held against: the level, the mean of the prior, and the variance of single answers.</summary>
    internal readonly record struct Level(double Value, double Prior, double Variance);
}
