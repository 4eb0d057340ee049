using Kazva.Alarms.Rules;
using Kazva.Definition;

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

    public DropRule? Drop { get; init; }

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
        Drop is { Windows.IsDefault: true } ? Drop with { Windows = [] } : Drop,
        Silence);
}
