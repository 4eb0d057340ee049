using System.Collections.Immutable;
using Kazva.Definition;

namespace Kazva.Areas.Tests;

/// <summary>Grids whose settlements nest.</summary>
internal static class Nation
{
    private static readonly LocalText Name = new(ImmutableSortedDictionary<string, string>.Empty.Add("en", "Somewhere"));

    /// <summary>The village lies in the town, the town in the province, beside it the island; the fort has no location.
    /// A plate is in the village, one in the town itself, one on the island.</summary>
    public static GridIndex Small { get; } = new(Of(
        [("province", null), ("town", "province"), ("village", "town"), ("fort", "province"), ("island", null)],
        [("V", "village", "stops"), ("T", "town", "stops"), ("P", "town", "parks"), ("I", "island", "parks")]));

    /// <summary>A grid of these settlements and what is around each, and these locations with settlement and category.</summary>
    public static Grid Of((string Id, string? Within)[] settlements, (string Code, string Settlement, string Category)[] locations) => new(
        new Organisation("nation", Name, ["en"], "UTC"),
        [.. settlements.Select(s => new Settlement(s.Id, Name, null, null, Within: s.Within))],
        [.. new[] { "parks", "stops" }.Select(id => new Category(id, Name, new Questionnaire(1, [])))],
        [.. locations.Select(l => new Location(l.Code, Name, l.Settlement, l.Category, null, null))]);

    /// <summary>A grid of some shape: up to eight settlements, each within any earlier one or none, and up to eight locations.
    /// Settlements are spelt as plates are, to see that nobody takes one for the other.</summary>
    public static GridIndex Any(int seed)
    {
        var random = new Random(seed);
        var settlements = Enumerable.Range(0, random.Next(1, 9))
            .Select(i => ($"X{i}", random.Next(4) == 0 || i == 0 ? null : $"X{random.Next(i)}")).ToArray();
        var locations = Enumerable.Range(0, random.Next(1, 9))
            .Select(i => ($"X{i}", settlements[random.Next(settlements.Length)].Item1, random.Next(2) == 0 ? "parks" : "stops")).ToArray();
        return new GridIndex(Of(settlements, locations));
    }

    /// <summary>The codes of the locations under an area, found from below.</summary>
    public static HashSet<string> Under(GridIndex grid, GridNode area)
    {
        return [.. grid.Grid.Locations.Where(location => area.Level switch
        {
            RollUp.GridLevel.Settlement => LiesIn(location, area.Id),
            RollUp.GridLevel.SettlementCategory => location.Category == area.Parts.Category && LiesIn(location, area.Parts.Settlement),
            RollUp.GridLevel.Category => location.Category == area.Id,
            _ => true,
        }).Select(location => location.Code)];

        bool LiesIn(Location location, string settlement)
        {
            for (var id = location.Settlement; id is not null; id = grid.Settlements[id].Within)
                if (id == settlement) return true;
            return false;
        }
    }
}
