using Kazva.Definition;
using Kazva.Silo.Hosting;

namespace Kazva.Silo.Commands;

/// <summary>The one grid that a command is about.</summary>
internal static class ChosenGrid
{
    /// <summary>The grid of the organisation, or the only one.</summary>
    /// <param name="purpose">What there is nothing for when there is no grid, such as <c>to try a rule on</c>.</param>
    /// <exception cref="SettingsException">There is none, there are several, or none is of that organisation.</exception>
    public static GridIndex Of(IReadOnlyList<GridIndex> grids, string? organisation, string purpose) => (grids, organisation) switch
    {
        ([], _) => throw new SettingsException($"There is no grid, so there is nothing {purpose}."),
        ([var only], null) => only,
        (_, null) => throw new SettingsException($"There are several organisations; name one with --organisation: {string.Join(", ", grids.Select(grid => grid.Id))}."),
        _ => grids.FirstOrDefault(grid => grid.Id == organisation)
            ?? throw new SettingsException($"There is no organisation '{organisation}'; there is {string.Join(", ", grids.Select(grid => grid.Id))}."),
    };
}
