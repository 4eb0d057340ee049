using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using Kazva.Definition;

namespace Kazva.Silo.Hosting;

/// <summary>The grids as they were in storage when the program started.</summary>
internal sealed class GridCatalog : IGridCatalog
{
    private readonly FrozenDictionary<string, GridIndex> _byOrganisation;
    private readonly FrozenDictionary<string, GridIndex> _byCode;

    /// <summary>A catalog of these grids.</summary>
    /// <exception cref="ArgumentException">A code is used by two organisations.</exception>
    public GridCatalog(IEnumerable<Grid> grids)
    {
        Grids = [.. grids.OrderBy(grid => grid.Organisation.Id, StringComparer.Ordinal).Select(grid => new GridIndex(grid))];
        _byOrganisation = Grids.ToFrozenDictionary(grid => grid.Id, StringComparer.Ordinal);
        _byCode = Grids.SelectMany(grid => grid.AllCodes, (grid, code) => KeyValuePair.Create(code, grid))
            .ToFrozenDictionary(StringComparer.Ordinal);
    }

    public IReadOnlyList<GridIndex> Grids { get; }

    public bool TryGet(string organisation, [NotNullWhen(true)] out GridIndex? grid) =>
        _byOrganisation.TryGetValue(organisation, out grid);

    public bool TryFind(string code, [NotNullWhen(true)] out GridIndex? grid, [NotNullWhen(true)] out Location? location)
    {
        location = null;
        return _byCode.TryGetValue(code, out grid) && grid.Locations.TryGetValue(code, out location);
    }
}
