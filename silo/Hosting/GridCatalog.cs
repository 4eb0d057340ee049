using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using Kazva.Definition;

namespace Kazva.Silo.Hosting;

/// <summary>The grids as they were in storage when the program started.</summary>
internal sealed class GridCatalog : IGridCatalog
{
    private Content _content = new([]);

    public IReadOnlyList<GridIndex> Grids => _content.Grids;

    /// <summary>Replaces the content.</summary>
    /// <exception cref="ArgumentException">A code is used by two organisations.</exception>
    public void Load(IEnumerable<Grid> grids) => Volatile.Write(ref _content, new Content(grids));

    public bool TryGet(string organisation, [NotNullWhen(true)] out GridIndex? grid) =>
        _content.ByOrganisation.TryGetValue(organisation, out grid);

    public bool TryFind(string code, [NotNullWhen(true)] out GridIndex? grid, [NotNullWhen(true)] out Location? location)
    {
        location = null;
        return _content.ByCode.TryGetValue(code, out grid) && grid.Locations.TryGetValue(code, out location);
    }

    private sealed class Content
    {
        public Content(IEnumerable<Grid> grids)
        {
            Grids = [.. grids.OrderBy(grid => grid.Organisation.Id, StringComparer.Ordinal).Select(grid => new GridIndex(grid))];
            ByOrganisation = Grids.ToFrozenDictionary(grid => grid.Id, StringComparer.Ordinal);
            ByCode = Grids.SelectMany(grid => grid.AllCodes, (grid, code) => (Code: code, Grid: grid))
                .ToDictionary(plate => plate.Code, plate => plate.Grid, StringComparer.Ordinal)
                .ToFrozenDictionary(StringComparer.Ordinal);
        }

        public GridIndex[] Grids { get; }

        public FrozenDictionary<string, GridIndex> ByOrganisation { get; }

        public FrozenDictionary<string, GridIndex> ByCode { get; }
    }
}
