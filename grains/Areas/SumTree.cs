using System.Collections.Immutable;
using Kazva.Definition;
using Kazva.RollUp;

namespace Kazva.Areas;

/// <summary>
/// Who adds up whom. Settlements add up their own locations and the settlements directly within them, the organisation the
/// outermost settlements. Beside each settlement stands one node per category, with the same shape, up to the category.
/// So every location is in the sum of each area that it belongs to once, and a busy place costs an area above it no more
/// than one report of the area in between. Areas without a location under them are in nobody's sum.
/// </summary>
public static class SumTree
{
    /// <summary>Every area of a grid that has a location under it, and every settlement, category and the organisation even if it has none.</summary>
    public static IEnumerable<GridNode> Areas(GridIndex grid) =>
    [
        .. grid.Settlements.Keys.Select(GridNode.Settlement),
        .. grid.CategoriesBySettlement.SelectMany(s => s.Value, (s, category) => GridNode.SettlementCategory(s.Key, category)),
        .. grid.Categories.Keys.Select(GridNode.Category),
        GridNode.Organisation(grid.Id),
    ];

    /// <summary>The areas that add up a node: two for a location, none for a category and the organisation, else one.</summary>
    /// <exception cref="KeyNotFoundException">The grid has no such location or settlement.</exception>
    public static ImmutableArray<GridNode> Receivers(GridIndex grid, GridNode node)
    {
        switch (node.Level)
        {
            case GridLevel.Location:
                var location = grid.Locations[node.Id];
                return [GridNode.Settlement(location.Settlement), GridNode.SettlementCategory(location.Settlement, location.Category)];
            case GridLevel.Settlement:
                return [grid.Settlements[node.Id].Within is { } within ? GridNode.Settlement(within) : GridNode.Organisation(grid.Id)];
            case GridLevel.SettlementCategory:
                var (settlement, category) = node.Parts;
                return
                [
                    grid.Settlements[settlement].Within is { } around
                        ? GridNode.SettlementCategory(around, category)
                        : GridNode.Category(category),
                ];
            default:
                return [];
        }
    }

    /// <summary>The codes of the locations that report to an area themselves; none of an area that the grid does not have.</summary>
    public static ImmutableArray<string> Locations(GridIndex grid, GridNode area)
    {
        if (area.Level == GridLevel.Settlement) return grid.DirectlyBySettlement.GetValueOrDefault(area.Id, []);
        if (area.Level != GridLevel.SettlementCategory) return [];
        var (settlement, category) = area.Parts;
        return [.. grid.DirectlyBySettlement.GetValueOrDefault(settlement, []).Where(code => grid.Locations[code].Category == category)];
    }

    /// <summary>The areas that report to an area themselves: those directly under it that have a location.</summary>
    public static ImmutableArray<GridNode> Children(GridIndex grid, GridNode area)
    {
        switch (area.Level)
        {
            case GridLevel.Settlement:
                return Settlements(grid.Inner.GetValueOrDefault(area.Id, []));
            case GridLevel.Organisation:
                return Settlements(grid.Outermost);
            case GridLevel.SettlementCategory:
                var (settlement, category) = area.Parts;
                return OfCategory(grid.Inner.GetValueOrDefault(settlement, []), category);
            case GridLevel.Category:
                return OfCategory(grid.Outermost, area.Id);
            default:
                return [];
        }

        ImmutableArray<GridNode> Settlements(ImmutableArray<string> ids) =>
            [.. ids.Where(grid.BySettlement.ContainsKey).Select(GridNode.Settlement)];

        ImmutableArray<GridNode> OfCategory(ImmutableArray<string> ids, string category) =>
        [
            .. ids.Where(id => grid.CategoriesBySettlement.GetValueOrDefault(id, []).Contains(category, StringComparer.Ordinal))
                .Select(id => GridNode.SettlementCategory(id, category)),
        ];
    }
}
