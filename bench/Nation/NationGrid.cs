using System.Collections.Immutable;
using Kazva.Definition;

namespace Kazva.Bench.Nation;

/// <summary>A nation with the shape of Bulgaria: 28 provinces, 265 municipalities within them, and settlements within those.</summary>
internal static class NationGrid
{
    public const int Provinces = 28;
    public const int Municipalities = 265;
    public const int Categories = 11;

    /// <summary>The size that the other sizes are parts of.</summary>
    public const int FullLocations = 160_000;

    private const int FullVillages = 5_000;

    /// <summary>A nation of so many locations, with as many settlements to a location as the full one. A few settlements have many locations,
    /// most have few, as towns and villages do.</summary>
    public static Grid Of(int locations)
    {
        var name = new LocalText(ImmutableSortedDictionary<string, string>.Empty.Add("en", "x"));
        var villages = Math.Max(Municipalities, (int)((long)FullVillages * locations / FullLocations));
        var random = new Random(1);
        var sizes = new Zipf(villages, 0.7);
        return new Grid(
            new Organisation("nation", name, ["en"], "UTC"),
            [
                .. Enumerable.Range(0, Provinces).Select(i => new Settlement($"p{i}", name, null, null)),
                .. Enumerable.Range(0, Municipalities).Select(i => new Settlement($"m{i}", name, null, null, Within: $"p{i % Provinces}")),
                .. Enumerable.Range(0, villages).Select(i => new Settlement($"v{i}", name, null, null, Within: $"m{i % Municipalities}")),
            ],
            [.. Enumerable.Range(0, Categories).Select(i => new Category($"c{i}", name, new Questionnaire(1, [])))],
            [
                .. Enumerable.Range(0, locations).Select(i => new Location(
                    $"{i:D6}", name, $"v{(i < villages ? i : sizes.Next(random))}", $"c{random.Next(Categories)}", null, null)),
            ]);
    }
}
