using System.Collections.Immutable;
using System.Globalization;
using Kazva.Alarms.Rules;

namespace Kazva.Bench.Alarms;

/// <summary>The shipped rules, and others that the same judge judges by.</summary>
internal static class Rules
{
    /// <summary>Confidences from lax to strict.</summary>
    public static readonly ImmutableArray<double> Confidences = [0.7, 0.8, 0.84, 0.87, 0.89, 0.91, 0.93, 0.95, 0.97, 0.98, 0.99];

    /// <summary>The shipped drop rule.</summary>
    public static AlarmRule Drop { get; } = DefaultRules.For(team: null).Single(rule => rule.Lane == AlarmLane.Drop);

    /// <summary>The shipped silence rule.</summary>
    public static AlarmRule Silence { get; } = DefaultRules.For(team: null).Single(rule => rule.Lane == AlarmLane.Silence);

    /// <summary>21 days against a fixed level of 30 %.</summary>
    public static AlarmRule Fixed { get; } = Changed(drop => drop with
    {
        Windows = [TimeSpan.FromDays(21)],
        Level = new DropLevel(0.30, 0),
        Confidence = 0.8,
        Clear = 0.5,
        MinCount = 1,
        Pool = false,
    });

    /// <summary>The shipped drop rule with something else.</summary>
    public static AlarmRule Changed(Func<DropRule, DropRule> change) => Drop with { Drop = change(Drop.Drop!) };

    /// <summary>A rule with another confidence. Where the clear confidence is above that, they are one.</summary>
    public static AlarmRule At(this AlarmRule rule, double confidence) =>
        rule with { Drop = rule.Drop! with { Confidence = confidence, Clear = Math.Min(confidence, rule.Drop.Clear) } };

    /// <summary>Its numbers, for the table.</summary>
    public static string Text(this DropRule rule) => string.Create(
        CultureInfo.InvariantCulture,
        $"{string.Join(", ", rule.Windows.Select(RuleTime))}; usual + {rule.Level.Margin * 100:0.#} points; confidence {rule.Confidence}, clear {rule.Clear}; at least {rule.MinCount}; for {RuleTime(rule.For)}, keep for {RuleTime(rule.KeepFor)}{(rule.Pool ? "; pooled" : "")}");

    private static string RuleTime(TimeSpan time) => time.TotalHours < 1 ? $"{time.TotalMinutes:0} min" : time.TotalDays < 1 ? $"{time.TotalHours:0} h" : $"{time.TotalDays:0} d";
}
