using System.Diagnostics.CodeAnalysis;

namespace Kazva.Dashboard.Plates;

/// <summary>A size that plates are made in, trimmed.</summary>
/// <param name="Name">As people write it.</param>
/// <param name="Width">Millimetres.</param>
/// <param name="Height">Millimetres.</param>
/// <param name="MostLanguages">In how many of the organisation's languages there is room for the texts.</param>
public sealed record PlateSize(string Name, double Width, double Height, int MostLanguages)
{
    /// <summary>Upright, for a wall, a fence or a stand; read from two steps away.</summary>
    public static PlateSize A6 { get; } = new("a6", 105, 148, 3);

    /// <summary>Square, for a counter, a bench or a bus seat; read from an arm's length.</summary>
    public static PlateSize Sticker { get; } = new("sticker", 80, 80, 2);

    /// <summary>A5 lying, for a window: read from across the aisle.</summary>
    public static PlateSize BusWindow { get; } = new("bus-window", 210, 148, 3);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<PlateSize> All { get; } = [A6, Sticker, BusWindow];

    /// <summary>The size of that name.</summary>
    public static bool TryFind(string? name, [NotNullWhen(true)] out PlateSize? size) =>
        (size = All.FirstOrDefault(known => string.Equals(known.Name, name, StringComparison.OrdinalIgnoreCase))) is not null;
}
