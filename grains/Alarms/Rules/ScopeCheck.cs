using System.Collections.Immutable;
using Kazva.Definition;

namespace Kazva.Alarms.Rules;

/// <summary>Checks what a rule is about.</summary>
internal static class ScopeCheck
{
    public static void Into(RuleMistakes mistakes, AlarmRule rule, Grid grid)
    {
        if (rule.Scope is not { } scope || !Enum.IsDefined(scope.Kind))
        {
            mistakes.Add("scope", "A scope is needed: of the kind organisation, categories, settlements, locations or everyLocation, with the ids.");
            return;
        }
        var ids = scope.Ids.IsDefault ? [] : scope.Ids;
        if (scope.Kind == ScopeKind.Organisation && !ids.IsEmpty) mistakes.Add("scope.ids", "The organisation as a whole has no ids.");
        else if (ids.IsEmpty && scope.Kind is ScopeKind.Categories or ScopeKind.Settlements or ScopeKind.Locations)
            mistakes.Add("scope.ids", "At least one id is needed.");
        else CheckIds(mistakes, scope.Kind, ids, grid);
        if (rule.Silence is not null && !IsOfLocations(scope.Kind))
            mistakes.Add("scope.kind", "A silence rule is about single locations: everyLocation or locations.");
    }

    /// <summary>Whether each subject of the scope is one location.</summary>
    public static bool IsOfLocations(ScopeKind kind) => kind is ScopeKind.EveryLocation or ScopeKind.Locations;

    /// <summary>The categories whose questions the answers in a scope have.</summary>
    public static IEnumerable<Category> CategoriesOf(AlarmScope? scope, Grid grid)
    {
        if (scope is null || scope.Ids.IsDefaultOrEmpty || scope.Kind is ScopeKind.Organisation or ScopeKind.Settlements) return grid.Categories;
        if (scope.Kind != ScopeKind.Locations) return grid.Categories.Where(category => scope.Ids.Contains(category.Id));
        var categories = grid.Locations.Where(location => scope.Ids.Contains(location.Code)).Select(location => location.Category).ToHashSet(StringComparer.Ordinal);
        return grid.Categories.Where(category => categories.Contains(category.Id));
    }

    private static void CheckIds(RuleMistakes mistakes, ScopeKind kind, ImmutableArray<string> ids, Grid grid)
    {
        var (known, what) = kind switch
        {
            ScopeKind.Settlements => (grid.Settlements.Select(settlement => settlement.Id), "settlement"),
            ScopeKind.Locations => (grid.Locations.Select(location => location.Code), "location"),
            _ => (grid.Categories.Select(category => category.Id), "category"),
        };
        var set = known.ToHashSet(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < ids.Length; i++)
            if (ids[i] is null || !set.Contains(ids[i])) mistakes.Add($"scope.ids[{i}]", $"There is no {what} '{ids[i]}'.");
            else if (!seen.Add(ids[i])) mistakes.Add($"scope.ids[{i}]", $"The {what} '{ids[i]}' is named twice.");
    }
}
