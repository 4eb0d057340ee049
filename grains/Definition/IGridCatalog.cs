using System.Diagnostics.CodeAnalysis;

namespace Kazva.Definition;

/// <summary>The grids of this deployment as they were last read from storage. Reads are from memory.</summary>
public interface IGridCatalog
{
    /// <summary>Every grid, ordered by the organisation's id.</summary>
    IReadOnlyList<GridIndex> Grids { get; }

    /// <summary>The grid of an organisation.</summary>
    bool TryGet(string organisation, [NotNullWhen(true)] out GridIndex? grid);

    /// <summary>The grid that a plate belongs to; codes are unique in the deployment.</summary>
    /// <param name="code">A canonical <see cref="PlateCode"/>.</param>
    bool TryFind(string code, [NotNullWhen(true)] out GridIndex? grid, [NotNullWhen(true)] out Location? location);
}
