namespace Kazva.Silo.Simulation;

/// <summary>How simulated citizens answer.</summary>
/// <param name="PerMinute">The mean number of answers a minute over a day.</param>
/// <param name="Seed">The same seed makes the same city.</param>
internal sealed record CityOptions(double PerMinute, int Seed);
