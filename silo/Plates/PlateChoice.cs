using System.Collections.Immutable;
using Kazva.Definition;
using Kazva.Silo.Hosting;
using Kazva.Silo.Import;

namespace Kazva.Silo.Plates;

/// <summary>Which plates somebody wants: of any of these settlements, with all that lies within, of any of these categories, with any of these
/// codes; an empty list leaves it open.</summary>
internal sealed record PlateChoice(IReadOnlyList<string> Settlements, IReadOnlyList<string> Categories, IReadOnlyList<string> Codes)
{
    private const int MostListed = 20;

    /// <summary>The plates in use, by settlement and category as the definition has them, and how many retired ones were left out.</summary>
    /// <exception cref="SettingsException">Something is unknown, or nothing is left.</exception>
    public (ImmutableArray<Location> InUse, int Retired) In(GridIndex grid)
    {
        var chosen = grid.Grid.Locations.Where(Wanted(grid)).ToList();
        if (chosen.Count == 0) throw new SettingsException("No plate is all of that at once; nothing was written.");
        var settlements = Order(grid.Grid.Settlements.Select(settlement => settlement.Id));
        var categories = Order(grid.Grid.Categories.Select(category => category.Id));
        ImmutableArray<Location> used =
            [.. chosen.Where(location => !location.Retired).OrderBy(location => settlements[location.Settlement]).ThenBy(location => categories[location.Category])];
        if (used.IsEmpty) throw new SettingsException($"{Retired(chosen.Count)}: out of use, so that nobody's answer is taken there. Nothing was written.");
        return (used, chosen.Count - used.Length);
    }

    private static string Retired(int count) => count == 1 ? "That plate is retired" : $"All {count} plates are retired";

    private Func<Location, bool> Wanted(GridIndex grid)
    {
        var inSettlements = Settlements.SelectMany(given => grid.BySettlement.GetValueOrDefault(Settlement(given, grid), [])).ToHashSet(StringComparer.Ordinal);
        var categories = Categories.Select(given => Category(given, grid)).ToHashSet(StringComparer.Ordinal);
        var codes = Codes.Select(given => Code(given, grid)).ToHashSet(StringComparer.Ordinal);
        return location =>
            (Settlements.Count == 0 || inSettlements.Contains(location.Code))
            && (Categories.Count == 0 || categories.Contains(location.Category))
            && (Codes.Count == 0 || codes.Contains(location.Code));
    }

    private static string Settlement(string given, GridIndex grid) => Find(
        given, "settlement", [.. grid.Grid.Settlements.Select(settlement => (settlement.Id, settlement.Name))]);

    private static string Category(string given, GridIndex grid) => Find(
        given, "category", [.. grid.Grid.Categories.Select(category => (category.Id, category.Name))]);

    private static string Code(string given, GridIndex grid)
    {
        if (PlateCode.Normalise(given) is { } code && grid.Locations.ContainsKey(code)) return code;
        throw new SettingsException($"There is no plate '{given}'{Nearest.Hint(PlateCode.Normalise(given) ?? given, grid.AllCodes)}. Nothing was written.");
    }

    /// <summary>By its id, or by its name in any language where only one is called that.</summary>
    private static string Find(string given, string kind, IReadOnlyList<(string Id, LocalText Name)> known)
    {
        if (known.Any(one => one.Id == given)) return given;
        var named = known.Where(one => one.Name.ByLanguage.Values.Contains(given, StringComparer.OrdinalIgnoreCase)).ToList();
        if (named is [var only]) return only.Id;
        if (named.Count > 1)
            throw new SettingsException($"Several are called '{given}'; name the {kind} by its id: {string.Join(", ", named.Select(one => one.Id))}. Nothing was written.");
        var hint = Nearest.Hint(given, known.SelectMany(one => one.Name.ByLanguage.Values.Append(one.Id)));
        if (hint.Length == 0) hint = $"; there is {string.Join(", ", known.Take(MostListed).Select(Shown))}{(known.Count > MostListed ? $" and {known.Count - MostListed} more" : "")}";
        throw new SettingsException($"There is no {kind} '{given}'{hint}. Nothing was written.");
    }

    private static string Shown((string Id, LocalText Name) one) => one.Name.ByLanguage.IsEmpty ? one.Id : $"{one.Id} ({one.Name.ByLanguage.First().Value})";

    private static Dictionary<string, int> Order(IEnumerable<string> ids) => ids.Select((id, place) => (id, place)).ToDictionary(StringComparer.Ordinal);
}
