using Kazva.Definition;
using Kazva.Gateway.Form;

namespace Kazva.Gateway.Pages;

internal static class CatalogLanguages
{
    /// <summary>The languages for pages that belong to no one organisation: those that any of them has.</summary>
    public static IReadOnlyList<string> Languages(this IGridCatalog catalog) =>
        catalog.Grids.SelectMany(g => g.Grid.Organisation.Languages).Where(Texts.Has).Distinct(StringComparer.Ordinal).ToList() is { Count: > 0 } known
            ? known
            : [.. Texts.Languages];
}
