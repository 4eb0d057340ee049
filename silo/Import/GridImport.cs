using System.Collections.Immutable;
using Kazva.Definition;
using Kazva.Silo.Storage.Grids;

namespace Kazva.Silo.Import;

/// <summary>A folder, held against what is in use, ready to be saved.</summary>
/// <param name="Grid">What will be in use, or null when there are mistakes.</param>
/// <param name="Current">What is in use, or null when nothing is yet.</param>
internal sealed record GridImport(
    Grid? Grid, ImmutableArray<Mistake> Mistakes, ImmutableArray<GridChange> Changes, ImmutableArray<string> Ignored, Grid? Current = null)
{
    /// <summary>Reads a folder and compares it with the grid of the same organisation.</summary>
    public static GridImport Prepare(string folder, IGridCatalog catalog, bool simulated = false)
    {
        var read = GridDefinitionReader.Read(folder);
        if (read.Grid is null) return new GridImport(null, read.Mistakes, [], read.Ignored);

        var current = catalog.TryGet(read.Grid.Organisation.Id, out var index) ? index.Grid : null;
        var mistakes = GridDiff.Check(current, read).AddRange(Taken(read, read.Grid, catalog));
        if (!mistakes.IsEmpty) return new GridImport(null, mistakes, [], read.Ignored);

        var merged = GridDiff.Merge(current, read.Grid) with { Simulated = simulated || current is { Simulated: true } };
        return new GridImport(merged, [], GridDiff.Between(current, read.Grid), read.Ignored, current);
    }

    /// <summary>Saves the grid.</summary>
    /// <exception cref="GridVersionException">Somebody else imported meanwhile.</exception>
    public Task Save(IGridStore store, CancellationToken cancellationToken) =>
        Grid is null
            ? throw new InvalidOperationException("A folder with mistakes is not saved.")
            : store.SaveAsync(Grid.Organisation.Id, Grid.Version, GridJson.Serialize(Grid), cancellationToken);

    /// <summary>Codes are unique in the deployment, since a citizen's address names nothing else.</summary>
    private static IEnumerable<Mistake> Taken(GridDefinition read, Grid grid, IGridCatalog catalog) =>
        from location in grid.Locations
        where catalog.TryFind(location.Code, out var other, out _) && other.Id != grid.Organisation.Id
        let place = read.Codes[location.Code]
        select new Mistake(place.File, place.Line, place.Column, $"code {location.Code} belongs to another organisation of this deployment; expected a code of its own");
}
