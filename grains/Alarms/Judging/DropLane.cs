using Kazva.Alarms.Rules;

namespace Kazva.Alarms.Judging;

/// <summary>What the subjects of one drop rule share.</summary>
internal sealed class DropLane(DropRule rule)
{
    public WindowShape[] Shapes { get; } = [.. rule.Windows.Select(WindowShape.Of)];

    /// <summary>The probability from which each window says that the subject is worse.</summary>
    public double[] Confidences { get; } = [.. rule.Windows.Select(rule.ConfidenceIn)];

    public int For { get; } = Ticks.Length(rule.For);

    public int KeepFor { get; } = Ticks.Length(rule.KeepFor);

    public bool NeedsUsual { get; } = UsualLevels.AreNeeded(rule);

    public UsualLevels Usual { get; } = new(rule);

    /// <summary>What an answer adds to the sum: of a share 1 when it is one of those that are looked for, of the mean its score.</summary>
    public int Amount(JudgedAnswer answer) => rule.Measure switch
    {
        DropMeasure.Dissatisfied => answer.Score.Value <= 4 ? 1 : 0,
        DropMeasure.Mean => answer.Score.Value,
        _ => answer.Answers.Any(a => a.Question == rule.Question && a.Choices.Contains(rule.Choice!, StringComparer.Ordinal)) ? 1 : 0,
    };

    /// <summary>The posterior probability that what is in the window is worse than the level.</summary>
    public double Probability(in UsualLevels.Level level, SlidingWindow window) => rule.Measure == DropMeasure.Mean
        ? DropEvidence.MeanBelow(level.Value, level.Prior, level.Variance, window.Count, window.Sum)
        : DropEvidence.ShareAbove(level.Value, level.Prior, window.Count, window.Sum);
}
