using System.Collections.Immutable;
using Kazva.Alarms.Rules;

namespace Kazva.Silo.Import;

/// <summary>What a rule in <see cref="AlarmsFile"/> is about: exactly one of a few keys.</summary>
internal static class RuleScope
{
    private const string EveryLocation = "every-location";

    /// <summary>The keys.</summary>
    public static readonly ImmutableArray<string> Keys = ["organisation", "categories", "settlements", "locations", EveryLocation];

    private static readonly AlarmScope StandIn = new(ScopeKind.EveryLocation, []);

    /// <summary>Reads it.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="places">Where its parts stand; those of the scope are added.</param>
    public static AlarmScope Read(YamlMap rule, Dictionary<string, Place> places)
    {
        var keys = Keys.Where(rule.Has).OrderBy(k => rule.PlaceOf(k).Line).ThenBy(k => rule.PlaceOf(k).Column).ToList();
        if (keys.Count == 0)
        {
            rule.Wrong(rule.Place, $"the rule does not say what it is about; expected one of {string.Join(", ", Keys)}");
            return StandIn;
        }
        foreach (var second in keys.Skip(1))
            rule.Wrong(second, $"the rule is about {keys[0]} already; expected one of {string.Join(", ", Keys)}");

        var key = keys[0];
        places["scope"] = rule.PlaceOf(key);
        switch (key)
        {
            case "organisation":
                if (rule.Text(key, t => t is "true", "true") is "true") return new AlarmScope(ScopeKind.Organisation, []);
                return StandIn;
            case EveryLocation when rule.Count(key) is null:
                rule.Text(key, t => t is "all", "all, or a list of categories such as [parks, playgrounds]");
                return StandIn;
            default:
                return Listed(rule, key, places);
        }
    }

    private static AlarmScope Listed(YamlMap rule, string key, Dictionary<string, Place> places)
    {
        if (rule.Count(key) == 0)
            rule.Wrong(key, $"{key} is empty; expected {(key == EveryLocation ? "all or " : "")}at least one");
        var entries = rule.Texts(key);
        for (var i = 0; i < entries.Length; i++) places[$"scope.ids[{i}]"] = entries[i].Place;
        // Without any id there is nothing to check, and every location would be meant, which needs none.
        return entries.IsEmpty ? StandIn : new AlarmScope(Kind(key), [.. entries.Select(e => e.Text)]);
    }

    private static ScopeKind Kind(string key) => key switch
    {
        "categories" => ScopeKind.Categories,
        "settlements" => ScopeKind.Settlements,
        "locations" => ScopeKind.Locations,
        _ => ScopeKind.EveryLocation,
    };
}
