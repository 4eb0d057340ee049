using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Kazva.Definition;

/// <summary>A grid with what is asked of it often: look-ups by id, and the locations of an area.</summary>
public sealed class GridIndex
{
    /// <summary>Indexes a grid.</summary>
    /// <exception cref="ArgumentException">Two settlements, categories or locations share an id, or a location names an unknown one.</exception>
    public GridIndex(Grid grid)
    {
        Grid = grid;
        Settlements = grid.Settlements.ToFrozenDictionary(s => s.Id, StringComparer.Ordinal);
        Categories = grid.Categories.ToFrozenDictionary(c => c.Id, StringComparer.Ordinal);
        Locations = grid.Locations.ToFrozenDictionary(l => l.Code, StringComparer.Ordinal);
        foreach (var location in grid.Locations)
            if (!Settlements.ContainsKey(location.Settlement) || !Categories.ContainsKey(location.Category))
                throw new ArgumentException(
                    $"Location {location.Code} names settlement '{location.Settlement}' and category '{location.Category}'; one of them is unknown.",
                    nameof(grid));
        BySettlement = Codes(l => l.Settlement);
        ByCategory = Codes(l => l.Category);
        AllCodes = [.. grid.Locations.Select(l => l.Code)];
    }

    /// <summary>The grid itself.</summary>
    public Grid Grid { get; }

    /// <summary>The organisation's id.</summary>
    public string Id => Grid.Organisation.Id;

    /// <summary>Settlements by id.</summary>
    public FrozenDictionary<string, Settlement> Settlements { get; }

    /// <summary>Categories by id.</summary>
    public FrozenDictionary<string, Category> Categories { get; }

    /// <summary>Locations by code.</summary>
    public FrozenDictionary<string, Location> Locations { get; }

    /// <summary>The codes of the locations in each settlement that has any.</summary>
    public FrozenDictionary<string, ImmutableArray<string>> BySettlement { get; }

    /// <summary>The codes of the locations of each category that has any.</summary>
    public FrozenDictionary<string, ImmutableArray<string>> ByCategory { get; }

    /// <summary>The codes of all locations.</summary>
    public ImmutableArray<string> AllCodes { get; }

    private FrozenDictionary<string, ImmutableArray<string>> Codes(Func<Location, string> area) =>
        Grid.Locations.GroupBy(area, l => l.Code, StringComparer.Ordinal)
            .ToFrozenDictionary(g => g.Key, g => g.ToImmutableArray(), StringComparer.Ordinal);
}
