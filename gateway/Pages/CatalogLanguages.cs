using Kazva.Definition;

namespace Kazva.Gateway.Pages;

internal static class CatalogLanguages
{
    /// <summary>The languages for pages that belong to no one organisation: first those that any of them has.</summary>
    public static IReadOnlyList<string> Languages(this IGridCatalog catalog) =>
        PageLanguage.Offered([.. catalog.Grids.SelectMany(g => g.Grid.Organisation.Languages)]);
}
