namespace Kazva.Bench.Alarms;

/// <summary>The best that a family of rules can do, from few false alarms to many: a rule that another beats in both is none of it.</summary>
internal sealed class Frontier
{
    private readonly List<Quality> _best = [];

    public Frontier(IEnumerable<Quality> rules)
    {
        foreach (var rule in rules.OrderBy(rule => rule.FalseAMonth).ThenByDescending(rule => rule.Found))
            if (_best.Count == 0 || rule.Found > _best[^1].Found)
                _best.Add(rule);
    }

    /// <summary>What the family can do at so many false alarms, between two of its rules by the logarithm of theirs; null where it has no rule with as
    /// few. Where it has none with as many, the last is what it can do.</summary>
    public Quality? At(double falseAMonth)
    {
        var next = _best.FindIndex(rule => rule.FalseAMonth >= falseAMonth);
        if (next < 0) return _best[^1];
        if (next == 0) return null;
        var (few, many) = (_best[next - 1], _best[next]);
        // A rule that never fires wrongly has no logarithm; from one in ten years on it makes no difference.
        var from = Math.Log(Math.Max(few.FalseAMonth, 0.01));
        var part = (Math.Log(falseAMonth) - from) / (Math.Log(many.FalseAMonth) - from);
        return new Quality(
            falseAMonth, few.Worse, Between(few.Found, many.Found), Between(few.Median, many.Median), Between(few.Wait, many.Wait));

        double Between(double a, double b) => a + (part * (b - a));
    }
}
