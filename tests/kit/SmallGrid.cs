using System.Collections.Immutable;
using Kazva.Definition;

namespace Kazva.TestKit;

/// <summary>A grid that is small enough to know by heart: two settlements, two categories, six plates, the last one retired.</summary>
public static class SmallGrid
{
    /// <summary>The organisation's id.</summary>
    public const string Id = "smallville";

    /// <summary>The codes of the plates.</summary>
    public static ImmutableArray<string> Codes { get; } =
        [.. Enumerable.Range(0, 6).Select(i => PlateCode.WithCheck($"TEST{PlateCode.Alphabet[i]}"))];

    /// <summary>A plate on a playground in the settlement <c>one</c>.</summary>
    public static string Playground => Codes[0];

    /// <summary>A bus stop in the settlement <c>two</c>.</summary>
    public static string Stop => Codes[3];

    /// <summary>A plate that is out of use.</summary>
    public static string Retired => Codes[5];

    /// <summary>The grid.</summary>
    public static Grid Grid { get; } = new(
        new Organisation(Id, Text("Малко село", "Smallville"), ["bg", "en"], "Europe/Sofia"),
        [new("one", Text("Първо", "One"), 25.6, 42.4), new("two", Text("Второ", "Two"), 25.7, 42.5)],
        [new("playgrounds", Text("Детски площадки", "Playgrounds"), Questions), new("stops", Text("Спирки", "Stops"), Questions)],
        [.. Codes.Select((code, i) => new Location(
            code, Text($"Място {i}", $"Place {i}"), i < 3 ? "one" : "two", i % 2 == 0 ? "playgrounds" : "stops", 25.6 + (i / 100.0), 42.4,
            Retired: i == 5))]);

    /// <summary>The same plates in three levels of settlements: <c>one</c> and <c>two</c> lie in a municipality, that in a province, and
    /// the municipality has a plate of its own.</summary>
    public static Grid Nested { get; } = Grid with
    {
        Settlements =
        [
            new("province", Text("Област", "Province"), null, null), new("municipality", Text("Община", "Municipality"), null, null, Within: "province"),
            .. Grid.Settlements.Select(settlement => settlement with { Within = "municipality" }),
        ],
        Locations = Grid.Locations.SetItem(1, Grid.Locations[1] with { Settlement = "municipality" }),
    };

    /// <summary>Another organisation's grid, which has the same settlements and categories, and plates of its own.</summary>
    public static Grid Neighbour { get; } = Grid with
    {
        Organisation = Grid.Organisation with { Id = "neighbourville" },
        Locations = [.. Grid.Locations.Select((location, i) => location with { Code = PlateCode.WithCheck($"NEXT{PlateCode.Alphabet[i]}") })],
    };

    private static Questionnaire Questions => new(1,
    [
        new("problem", Branch.Low, Text("Какъв е проблемът?", "What is the problem?"), true,
            [new("broken", Text("Счупено", "Broken"), Safety: true), new("dirty", Text("Мръсно", "Dirty"))]),
        new("improve", Branch.Middle, Text("Какво да подобрим?", "What could be better?"), true,
            [new("more", Text("Повече", "More")), new("cleaner", Text("По-чисто", "Cleaner"))]),
        new("praise", Branch.High, Text("Какво харесвате?", "What do you like?"), false,
            [new("clean", Text("Чисто", "Clean")), new("new", Text("Ново", "New"))]),
    ]);

    private static LocalText Text(string bulgarian, string english) =>
        new(new Dictionary<string, string>(StringComparer.Ordinal) { ["bg"] = bulgarian, ["en"] = english }.ToImmutableSortedDictionary(StringComparer.Ordinal));
}
