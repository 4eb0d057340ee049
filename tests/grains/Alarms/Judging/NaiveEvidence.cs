using Kazva.Alarms.Rules;

namespace Kazva.Alarms.Judging.Tests;

/// <summary>What a rule with a fixed level of dissatisfied answers sees at one location, counted anew at every minute.</summary>
internal sealed class NaiveEvidence(DropRule rule, JudgedAnswer[] answers)
{
    /// <summary>Whether something is so at every minute from one to another.</summary>
    /// <param name="so">Of the windows that have enough answers, with the probability in each.</param>
    public bool Always(int from, int to, DropRule of, Func<List<(TimeSpan Window, double Probability)>, DropRule, bool> so)
    {
        for (var tick = from; tick <= to; tick++)
            if (!so([.. rule.Windows.Zip(Windows(tick)).Where(w => w.Second.Count >= of.MinCount)
                .Select(w => (w.First, DropEvidence.ShareAbove(of.Level.Fixed!.Value, of.Level.Fixed.Value, w.Second.Count, w.Second.Sum)))], of))
                return false;
        return true;
    }

    public bool IsEmpty(int tick) => Windows(tick).All(w => w.Count == 0);

    private IEnumerable<(int Count, int Sum)> Windows(int tick) => rule.Windows.Select(length =>
    {
        var naive = new NaiveWindow(length);
        foreach (var answer in answers)
            if (Ticks.Of(answer.ReceivedAt) <= tick)
                naive.Add(Ticks.Of(answer.CountedAt), answer.Score.Value <= 4 ? 1 : 0, answer.Change);
        return naive.At(tick);
    });
}
