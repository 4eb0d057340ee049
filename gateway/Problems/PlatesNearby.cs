using System.Collections.Immutable;
using Kazva.Definition;

namespace Kazva.Gateway.Problems;

/// <summary>Where to go instead of a plate that is out of use.</summary>
internal static class PlatesNearby
{
    private const int Most = 3;

    /// <summary>Plates in use in the same settlement: those of the same category first, the nearest of them first.</summary>
    public static ImmutableArray<Location> Of(Location retired, GridIndex grid) =>
    [
        .. grid.DirectlyBySettlement.GetValueOrDefault(retired.Settlement, [])
            .Select(code => grid.Locations[code])
            .Where(l => !l.Retired)
            .OrderBy(l => l.Category == retired.Category ? 0 : 1)
            .ThenBy(l => Distance(l, retired))
            .ThenBy(l => l.Code, StringComparer.Ordinal)
            .Take(Most),
    ];

    // Good enough to compare within a settlement; a plate without coordinates comes last.
    private static double Distance(Location a, Location b)
    {
        if (a is not { Longitude: { } longitude, Latitude: { } latitude } || b is not { Longitude: { } east, Latitude: { } north }) return double.MaxValue;
        var across = (longitude - east) * Math.Cos(north * Math.PI / 180);
        return (across * across) + ((latitude - north) * (latitude - north));
    }
}
