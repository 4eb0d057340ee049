using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Kazva.Definition;

namespace Kazva.Gateway.Tests;

/// <summary>Two organisations with a few plates.</summary>
internal sealed class TestGrid(bool isSimulated = false) : IGridCatalog
{
    public static readonly string Playground = PlateCode.WithCheck("K7Q2M");
    public static readonly string Bus = PlateCode.WithCheck("B0S12");
    public static readonly string Retired = PlateCode.WithCheck("RET1R");
    public static readonly string Gate = PlateCode.WithCheck("GATE1");
    public static readonly string Hostile = PlateCode.WithCheck("EV1E0");

    public const string Script = "<script>alert('ж')</script>";

    private readonly GridIndex[] _grids = [new(Airport()), new(Town() with { Simulated = isSimulated })];

    public IReadOnlyList<GridIndex> Grids => _grids;

    public static Questionnaire Questions { get; } = new(3,
    [
        new("problem", Branch.Low, Text("Какъв е проблемът?", "What is the problem?"), Multiple: true,
        [
            new("broken", Text("Счупена люлка", "A broken swing"), Safety: true),
            new("litter", Text("Боклук", "Litter")),
            new("dark", Text("Тъмно е", "It is dark")),
        ]),
        new("improve", Branch.Middle, Text("Какво да подобрим?", "What to improve?"), Multiple: true, [new("shade", Text("Сянка", "Shade"))]),
        new("like", Branch.High, Text("Какво харесвате?", "What do you like?"), Multiple: true, [new("clean", Text("Чистотата", "It is clean"))]),
        new("often", Branch.Any, Text("Колко често идвате?", "How often do you come?"), Multiple: false,
        [
            new("daily", Text("Всеки ден", "Every day")),
            new("rarely", Text("Рядко", "Rarely")),
        ]),
    ]);

    /// <summary>Until the last change people were asked of glass, and not of light.</summary>
    public static Category Playgrounds { get; } = new(
        "playgrounds", Text("Детски площадки", "Playgrounds"), Questions,
        [Questions with { Version = 2, Questions = [Questions.Questions[0] with { Choices = [new("glass", Text("Стъкла", "Glass"), Safety: true), new("litter", Text("Боклук", "Litter"))] }] }]);

    public static LocalText Text(string bg, string en) => new(ImmutableSortedDictionary<string, string>.Empty.Add("bg", bg).Add("en", en));

    /// <summary>Asks other questions on playgrounds from now on.</summary>
    public void Change(Questionnaire questions)
    {
        var town = _grids[1].Grid;
        _grids[1] = new(town with { Categories = town.Categories.SetItem(0, town.Categories[0] with { Questionnaire = questions }) });
    }

    public bool TryGet(string organisation, [NotNullWhen(true)] out GridIndex? grid) =>
        (grid = _grids.FirstOrDefault(g => g.Id == organisation)) is not null;

    public bool TryFind(string code, [NotNullWhen(true)] out GridIndex? grid, [NotNullWhen(true)] out Location? location)
    {
        location = null;
        grid = _grids.FirstOrDefault(g => g.Locations.ContainsKey(code));
        return grid is not null && grid.Locations.TryGetValue(code, out location);
    }

    private static Grid Town() => new(
        new("town", Text("Община Пример", "Example Municipality"), ["bg", "en", "tr"], "Europe/Sofia"),
        [new("centre", Text("Център", "Centre"), null, null)],
        [
            Playgrounds,
            new("transport", Text("Транспорт", "Transport"), new(1, [])),
        ],
        [
            new(Playground, Text("Площадка „Слънце“", "Sun Playground"), "centre", "playgrounds", null, null),
            new(Bus, Text("Автобус 12", "Bus 12"), "centre", "transport", null, null, LocationKind.Vehicle),
            new(Retired, Text("Стара площадка", "Old playground"), "centre", "playgrounds", null, null, Retired: true),
            new(Hostile, Text(Script, "\" onload=\"x"), "centre", "transport", null, null, Building: Script),
        ]);

    // An airport whose own languages the interface has none of, but English.
    private static Grid Airport() => new(
        new("airport", new(ImmutableSortedDictionary<string, string>.Empty.Add("de", "Flughafen")), ["de", "en"], "Europe/Berlin"),
        [new("t1", new(ImmutableSortedDictionary<string, string>.Empty.Add("de", "Halle 1")), null, null)],
        [new("gates", new(ImmutableSortedDictionary<string, string>.Empty.Add("de", "Flugsteige")), new(1, []))],
        [new(Gate, new(ImmutableSortedDictionary<string, string>.Empty.Add("de", "Flugsteig A")), "t1", "gates", null, null)]);
}
