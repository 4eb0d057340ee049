using Kazva.Definition;

namespace Kazva.Gateway.Pages;

/// <summary>Whether this deployment shows simulated data, which its pages then say.</summary>
internal sealed class Simulation(IGridCatalog catalog)
{
    public bool IsOn => catalog.Grids.Any(grid => grid.Grid.Simulated);
}
