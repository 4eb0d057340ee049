using System.Collections.Immutable;
using Kazva.Definition;
using Kazva.RollUp;

namespace Kazva.Actions;

/// <summary>Where something was done: a location, a category in a settlement (<c>settlement/category</c>), or a whole settlement with those
/// that lie within it.</summary>
[GenerateSerializer, Immutable, Alias("kazva.action-place")]
public readonly record struct ActionPlace([property: Id(0)] GridLevel Level, [property: Id(1)] string Id)
{
    /// <summary>Whether the grid has such a place, and it is of a kind that something is done for.</summary>
    public bool IsIn(GridIndex grid) => Id is not null && Level switch
    {
        GridLevel.Location => grid.Locations.ContainsKey(Id),
        GridLevel.Settlement => grid.Settlements.ContainsKey(Id),
        GridLevel.SettlementCategory => Id.Split('/') is [var settlement, var category]
            && grid.Settlements.ContainsKey(settlement) && grid.Categories.ContainsKey(category),
        _ => false,
    };

    /// <summary>All places that a location is in, the narrowest first.</summary>
    public static IEnumerable<ActionPlace> Around(GridIndex grid, Location location)
    {
        yield return new(GridLevel.Location, location.Code);
        for (var id = location.Settlement; id is not null; id = grid.Settlements[id].Within)
        {
            yield return new(GridLevel.SettlementCategory, GridKey.Of(id, location.Category));
            yield return new(GridLevel.Settlement, id);
        }
    }

    /// <summary>Whose hourly roll-ups add up to the place's, as the grid is now.</summary>
    public (GridLevel Level, ImmutableArray<string> Ids) Sources(GridIndex grid)
    {
        if (Level == GridLevel.Location) return (Level, [Id]);
        if (Level == GridLevel.Settlement) return (Level, [.. WithInner(grid, Id)]);
        var (settlement, category) = GridKey.Parse(Id);
        return (GridLevel.Location, [.. grid.BySettlement.GetValueOrDefault(settlement, []).Where(code => grid.Locations[code].Category == category)]);
    }

    private static IEnumerable<string> WithInner(GridIndex grid, string settlement) =>
        [settlement, .. grid.Inner.GetValueOrDefault(settlement, []).SelectMany(inner => WithInner(grid, inner))];
}
