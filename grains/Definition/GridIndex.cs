using System.Collections.Frozen;
using System.Collections.Immutable;
using Kazva.Submissions;

namespace Kazva.Definition;

/// <summary>A grid with what is asked of it often: look-ups by id, how settlements nest, and the locations of an area.</summary>
public sealed class GridIndex
{
    /// <summary>Indexes a grid.</summary>
    /// <exception cref="ArgumentException">Two settlements, categories or locations share an id, a location or settlement names
    /// an unknown one, or settlements lie within each other in a circle.</exception>
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
        foreach (var settlement in grid.Settlements)
            if (settlement.Within is { } within && !Settlements.ContainsKey(within))
                throw new ArgumentException($"Settlement {settlement.Id} lies within '{within}', which is unknown.", nameof(grid));
        foreach (var circle in SettlementCircles.In(grid.Settlements))
            throw new ArgumentException($"Settlements lie within each other: {string.Join(" within ", circle)}.", nameof(grid));

        Outermost = [.. grid.Settlements.Where(s => s.Within is null).Select(s => s.Id)];
        Inner = grid.Settlements.Where(s => s.Within is not null)
            .GroupBy(s => s.Within!, s => s.Id, StringComparer.Ordinal)
            .ToFrozenDictionary(g => g.Key, g => g.ToImmutableArray(), StringComparer.Ordinal);
        DirectlyBySettlement = Codes(l => l.Settlement);
        ByCategory = Codes(l => l.Category);
        Dangers = grid.Categories.ToFrozenDictionary(c => c.Id, c => new DangerChoices([.. c.Questionnaires]), StringComparer.Ordinal);
        AllCodes = [.. grid.Locations.Select(l => l.Code)];

        var codes = new Dictionary<string, ImmutableArray<string>>(StringComparer.Ordinal);
        foreach (var id in Outermost) AddCodes(id, codes);
        BySettlement = codes.Where(c => !c.Value.IsEmpty).ToFrozenDictionary(StringComparer.Ordinal);
        CategoriesBySettlement = BySettlement.ToFrozenDictionary(
            c => c.Key,
            c => c.Value.Select(code => Locations[code].Category).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToImmutableArray(),
            StringComparer.Ordinal);
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

    /// <summary>The settlements that no other encloses.</summary>
    public ImmutableArray<string> Outermost { get; }

    /// <summary>The settlements directly within each settlement that encloses any.</summary>
    public FrozenDictionary<string, ImmutableArray<string>> Inner { get; }

    /// <summary>The codes of the locations in each settlement and in all that lie within it, where there are any: what the
    /// settlement's figures are about.</summary>
    public FrozenDictionary<string, ImmutableArray<string>> BySettlement { get; }

    /// <summary>The codes of the locations that name the settlement themselves, where there are any.</summary>
    public FrozenDictionary<string, ImmutableArray<string>> DirectlyBySettlement { get; }

    /// <summary>The categories of the locations of <see cref="BySettlement"/>, in the order of their ids.</summary>
    public FrozenDictionary<string, ImmutableArray<string>> CategoriesBySettlement { get; }

    /// <summary>The codes of the locations of each category that has any.</summary>
    public FrozenDictionary<string, ImmutableArray<string>> ByCategory { get; }

    /// <summary>The choices that report a danger, by category.</summary>
    public FrozenDictionary<string, DangerChoices> Dangers { get; }

    /// <summary>The codes of all locations.</summary>
    public ImmutableArray<string> AllCodes { get; }

    private FrozenDictionary<string, ImmutableArray<string>> Codes(Func<Location, string> area) =>
        Grid.Locations.GroupBy(area, l => l.Code, StringComparer.Ordinal)
            .ToFrozenDictionary(g => g.Key, g => g.ToImmutableArray(), StringComparer.Ordinal);

    /// <summary>Adds the codes of a settlement and, before it, of those within it; its own come first among them.</summary>
    private ImmutableArray<string> AddCodes(string settlement, Dictionary<string, ImmutableArray<string>> codes)
    {
        var direct = DirectlyBySettlement.GetValueOrDefault(settlement, []);
        var inner = Inner.GetValueOrDefault(settlement, []);
        return codes[settlement] = inner.IsEmpty ? direct : [.. direct, .. inner.SelectMany(id => AddCodes(id, codes))];
    }
}
