using System.Collections.Immutable;
using Kazva.Alarms.Rules;
using Kazva.Definition;
using Kazva.Submissions;

namespace Kazva.Dashboard.Alarms.Rules;

/// <summary>A rule as it is sent. What is missing becomes what <see cref="RuleCheck"/> refuses by name, unless it may be left out.</summary>
internal sealed class RuleBody
{
    public string? Id { get; init; }

    public LocalText? Name { get; init; }

    public AlarmScope? Scope { get; init; }

    public AlarmSeverity Severity { get; init; } = AlarmSeverity.Warning;

    public string? Team { get; init; }

    public TimeSpan CoolDown { get; init; } = TimeSpan.FromDays(7);

    public SafetyRule? Safety { get; init; }

    public DropBody? Drop { get; init; }

    public SilenceRule? Silence { get; init; }

    /// <summary>The rule, which has not been checked.</summary>
    public AlarmRule ToRule(string id) => new(
        id,
        Name!,
        Scope is { Ids.IsDefault: true } ? Scope with { Ids = [] } : Scope!,
        Severity,
        Team,
        CoolDown,
        Safety,
        Drop?.ToRule(),
        Silence);

    /// <summary>What is missing and would otherwise mean something that nobody said.</summary>
    /// <param name="under">The field of the request that the rule stands in, with a dot; empty when the request is the rule.</param>
    public IEnumerable<FieldError> Missing(string under = "")
    {
        if (Drop is null) yield break;
        if (Drop.Measure is null) yield return new($"{under}drop.measure", "required", "What is measured: dissatisfied, mean or choice.");
        if (Drop.Level is { Fixed: null, Margin: null })
            yield return new($"{under}drop.level", "required", "Either fixed, or margin for how much worse than usual, 0 for none.");
    }
}

/// <summary>A drop rule as it is sent.</summary>
internal sealed class DropBody
{
    public DropMeasure? Measure { get; init; }

    public string? Question { get; init; }

    public string? Choice { get; init; }

    public ImmutableArray<TimeSpan> Windows { get; init; } = [];

    public LevelBody? Level { get; init; }

    public double Confidence { get; init; }

    public double Clear { get; init; }

    public int MinCount { get; init; }

    public TimeSpan For { get; init; }

    public TimeSpan KeepFor { get; init; }

    public bool Pool { get; init; }

    public DropRule ToRule() => new(
        Measure ?? default, Question, Choice, Windows, Level is null ? null! : new DropLevel(Level.Fixed, Level.Margin ?? 0),
        Confidence, Clear, MinCount, For, KeepFor, Pool);
}

/// <summary>A level as it is sent.</summary>
internal sealed class LevelBody
{
    public double? Fixed { get; init; }

    public double? Margin { get; init; }
}
