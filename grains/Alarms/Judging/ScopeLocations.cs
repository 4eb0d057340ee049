using System.Collections.Immutable;
using Kazva.Alarms.Rules;
using Kazva.Definition;

namespace Kazva.Alarms.Judging;

/// <summary>The locations in a rule's scope.</summary>
internal static class ScopeLocations
{
    /// <summary>Their codes, each once, retired ones among them; ids that the grid does not know lead nowhere.</summary>
    public static IEnumerable<string> Of(GridIndex grid, AlarmScope scope) => scope.Kind switch
    {
        ScopeKind.Organisation => grid.AllCodes,
        ScopeKind.Settlements => scope.Ids.SelectMany(id => grid.BySettlement.GetValueOrDefault(id, [])).Distinct(StringComparer.Ordinal),
        ScopeKind.Locations => scope.Ids.Where(grid.Locations.ContainsKey).Distinct(StringComparer.Ordinal),
        ScopeKind.EveryLocation when scope.Ids.IsEmpty => grid.AllCodes,
        _ => scope.Ids.SelectMany(id => grid.ByCategory.GetValueOrDefault(id, ImmutableArray<string>.Empty)).Distinct(StringComparer.Ordinal),
    };
}
