using Kazva.Definition;

namespace Kazva.Silo.Simulation;

/// <summary>How good a place is, how much it is used, and whether it will turn bad.</summary>
/// <param name="Quality">The mean score that it earns while it is well.</param>
/// <param name="TurnsBadAfter">How long after the start something breaks here, or null.</param>
internal sealed record SimulatedPlace(Location Location, Category Category, double Quality, double Use, TimeSpan? TurnsBadAfter)
{
    private const double BadQuality = 2.6;

    /// <summary>The mean score at a time after the start; negative for the past.</summary>
    public double QualityAt(TimeSpan sinceStart) => sinceStart >= TurnsBadAfter ? BadQuality : Quality;
}
