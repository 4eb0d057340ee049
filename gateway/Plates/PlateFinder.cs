using System.Diagnostics.CodeAnalysis;
using Kazva.Definition;
using Kazva.Gateway.Problems;

namespace Kazva.Gateway.Plates;

/// <summary>A plate that may be answered, in its grid.</summary>
internal sealed record Plate(GridIndex Grid, Location Location)
{
    public Category Category => Grid.Categories[Location.Category];

    public Settlement Settlement => Grid.Settlements[Location.Settlement];
}

/// <summary>Finds the plate that a citizen scanned or typed.</summary>
internal sealed class PlateFinder(IGridCatalog catalog)
{
    private const int MostSuggestions = 3;

    /// <summary>The plate, or why there is none: unknown, with what may have been meant, or out of use.</summary>
    public bool TryFind(string typed, [NotNullWhen(true)] out Plate? plate, [NotNullWhen(false)] out Refusal? refusal)
    {
        plate = null;
        if (PlateCode.Normalise(typed) is not { } code)
            refusal = Refusal.UnknownPlate(typed, []);
        else if (!catalog.TryFind(code, out var grid, out var location))
            refusal = Refusal.UnknownPlate(code, [.. PlateCode.Neighbours(code).Where(IsInUse).Distinct(StringComparer.Ordinal).Take(MostSuggestions)]);
        else if (location.Retired)
            refusal = Refusal.RetiredPlate(code);
        else
            (plate, refusal) = (new Plate(grid, location), null);
        return plate is not null;
    }

    private bool IsInUse(string code) => catalog.TryFind(code, out _, out var location) && !location.Retired;
}
