using System.Collections.Immutable;
using System.Globalization;

namespace Kazva.Alarms.Rules;

/// <summary>Collects the mistakes of one rule.</summary>
internal sealed class RuleMistakes
{
    private readonly ImmutableArray<RuleMistake>.Builder _mistakes = ImmutableArray.CreateBuilder<RuleMistake>();

    /// <summary>Those so far.</summary>
    public ImmutableArray<RuleMistake> All => _mistakes.ToImmutable();

    public void Add(string path, string message) => _mistakes.Add(new(path, message));

    /// <summary>Judging goes by whole minutes, so shorter differences would mean nothing.</summary>
    public void CheckTime(string path, TimeSpan time, TimeSpan least, TimeSpan most)
    {
        if (time < least || time > most || time.Ticks % TimeSpan.TicksPerMinute != 0)
            Add(path, $"A time in whole minutes, from {RuleTime.Format(least)} to {RuleTime.Format(most)}.");
    }

    public void CheckConfidence(string path, double confidence)
    {
        if (confidence is not (> 0.5 and < 1)) Add(path, "A probability above 0.5 and below 1.");
    }

    public void CheckCount(string path, int count)
    {
        if (count < 1) Add(path, string.Create(CultureInfo.InvariantCulture, $"At least 1 answer, not {count}."));
    }
}
