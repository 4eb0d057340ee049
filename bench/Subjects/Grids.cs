using Kazva.Definition;
using Kazva.Silo.Import;

namespace Kazva.Bench.Subjects;

/// <summary>The grids that are measured.</summary>
internal static class Grids
{
    /// <summary>The folder of the sample.</summary>
    public static string SampleFolder { get; } = Path.Combine(AppContext.BaseDirectory, "samples", "stara-zagora");

    /// <summary>The sample with its 646 plates, questionnaires, teams and rules of alarms, as the demo loads it: marked as simulated, it tells nobody.</summary>
    public static Grid Sample()
    {
        var read = GridDefinitionReader.Read(SampleFolder);
        return GridDiff.Merge(null, read.Grid ?? throw new InvalidOperationException(string.Join('\n', read.Mistakes))) with { Simulated = true };
    }

    /// <summary>The sample's categories and rules with so many plates, in settlements of about twelve plates each as the sample has them. Those
    /// that the rules name are there in every size.</summary>
    public static Grid OfSize(int locations)
    {
        var sample = Sample();
        var settlements = sample.Settlements.AddRange(
            Enumerable.Range(0, Math.Max(0, (locations / 12) - sample.Settlements.Length)).Select(i => sample.Settlements[0] with { Id = $"more-{i}" }));
        var name = sample.Locations[0].Name;
        return sample with
        {
            Settlements = settlements,
            Locations =
            [
                .. Enumerable.Range(0, locations).Select(i => new Location(
                    Code(i), name, settlements[i % settlements.Length].Id, sample.Categories[i / settlements.Length % sample.Categories.Length].Id, 25.6, 42.4)),
            ],
        };
    }

    private static string Code(int number)
    {
        var five = string.Create(PlateCode.Length - 1, number, static (code, rest) =>
        {
            for (var i = code.Length - 1; i >= 0; i--, rest /= PlateCode.Alphabet.Length) code[i] = PlateCode.Alphabet[rest % PlateCode.Alphabet.Length];
        });
        return PlateCode.WithCheck(five);
    }
}
