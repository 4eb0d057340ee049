using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Kazva.Definition;

namespace Kazva.Alarms.Rules;

/// <summary>When an alarm is raised, and for whom. Exactly one of <paramref name="Safety"/>, <paramref name="Drop"/> and
/// <paramref name="Silence"/> is given: the rule's lane.</summary>
/// <param name="Id">Lower-case letters, digits and hyphens, unique among the rules of the organisation.</param>
/// <param name="Team">The id of the team that is told, or null when only the dashboard is.</param>
/// <param name="CoolDown">An alarm that would fire again within this time after it was resolved is reopened instead of a new one made.</param>
[GenerateSerializer, Immutable, Alias("kazva.alarm-rule")]
public sealed record AlarmRule(
    [property: Id(0)] string Id,
    [property: Id(1)] LocalText Name,
    [property: Id(2)] AlarmScope Scope,
    [property: Id(3)] AlarmSeverity Severity,
    [property: Id(4)] string? Team,
    [property: Id(5)] TimeSpan CoolDown,
    [property: Id(6)] SafetyRule? Safety = null,
    [property: Id(7)] DropRule? Drop = null,
    [property: Id(8)] SilenceRule? Silence = null)
{
    /// <summary>The lane.</summary>
    [JsonIgnore]
    public AlarmLane Lane => Safety is not null ? AlarmLane.Safety : Drop is not null ? AlarmLane.Drop : AlarmLane.Silence;
}

/// <summary>What kind of reason an alarm has.</summary>
[GenerateSerializer, Alias("kazva.alarm-lane")]
public enum AlarmLane
{
    /// <summary>Somebody reported a danger. One report is enough; no statistics.</summary>
    Safety,

    /// <summary>Satisfaction fell, on evidence.</summary>
    Drop,

    /// <summary>A plate that used to be answered is answered no more.</summary>
    Silence,
}

/// <summary>How much it matters.</summary>
[GenerateSerializer, Alias("kazva.alarm-severity")]
public enum AlarmSeverity
{
    /// <summary>Worth knowing.</summary>
    Notice,

    /// <summary>Somebody should look at it.</summary>
    Warning,

    /// <summary>Somebody must act.</summary>
    Critical,
}

/// <summary>Which subjects a rule judges, each on its own.</summary>
/// <param name="Ids">Of <see cref="ScopeKind.Categories"/> and <see cref="ScopeKind.EveryLocation"/> the categories (of the latter all when
/// empty), of <see cref="ScopeKind.Settlements"/> the settlements, of <see cref="ScopeKind.Locations"/> the codes; empty of the organisation.</param>
[GenerateSerializer, Immutable, Alias("kazva.alarm-scope")]
public sealed record AlarmScope([property: Id(0)] ScopeKind Kind, [property: Id(1)] ImmutableArray<string> Ids);

/// <summary>What <see cref="AlarmScope.Ids"/> are.</summary>
[GenerateSerializer, Alias("kazva.alarm-scope-kind")]
public enum ScopeKind
{
    /// <summary>The organisation as a whole.</summary>
    Organisation,

    /// <summary>Each of these categories as a whole.</summary>
    Categories,

    /// <summary>Each of these settlements as a whole, with all that lies within it.</summary>
    Settlements,

    /// <summary>Each of these locations.</summary>
    Locations,

    /// <summary>Every location of these categories, each by itself.</summary>
    EveryLocation,
}

/// <summary>Fires when a choice is taken that its questionnaire marks as <c>safety</c>. Reports of the same choice at the same location join
/// the alarm while it is open. A safety rule is always about single locations, whatever the kind of its scope: those in it.</summary>
[GenerateSerializer, Immutable, Alias("kazva.safety-rule")]
public sealed record SafetyRule;
