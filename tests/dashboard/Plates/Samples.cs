using System.Collections.Immutable;
using Kazva.Dashboard.Plates;
using Kazva.Definition;
using Kazva.TestKit;

namespace Kazva.Dashboard.Tests.Plates;

/// <summary>Plates to look at.</summary>
internal static class Samples
{
    public static PlateColour Red { get; } = new(0xa1, 0x26, 0x1a);

    private static readonly string[] Languages = ["el", "bg", "ro", "tr", "en"];

    /// <summary>As most are.</summary>
    public static Plate Usual { get; } = Of(SmallGrid.Grid, "https://kazva.smallville.example");

    /// <summary>With everything as long as nobody should make it.</summary>
    public static Plate Longest { get; } = Of(
        SmallGrid.Grid with
        {
            Organisation = SmallGrid.Grid.Organisation with { Languages = [.. Languages], Name = Long("Обединена община на всички села и градове по долното течение на реката") },
            Settlements = [.. SmallGrid.Grid.Settlements.Select(settlement => settlement with { Name = Long("Горно и долно село край старата крепост на седемте хълма") })],
            Locations = [.. SmallGrid.Grid.Locations.Select(location => location with
            {
                Name = Long($"Детска площадка с катерушки до {new string('ж', 70)} и голямата сграда на читалището „Просвещение“ срещу пощата"),
            })],
        },
        $"https://{new string('k', 36)}.example.org:44321");

    /// <summary>One of them by its name.</summary>
    public static Plate Named(string name) => name == "longest" ? Longest : Usual;

    private static Plate Of(Grid grid, string url)
    {
        PublicUrl.TryRead(url, out var address).ShouldBeTrue();
        var index = new GridIndex(grid);
        return Plate.Of(index, index.Locations[SmallGrid.Playground], address, Red);
    }

    private static LocalText Long(string text) =>
        new(Languages.ToImmutableSortedDictionary(language => language, language => $"{text} ({language})", StringComparer.Ordinal));
}
