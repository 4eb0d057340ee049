using System.Text.Json;
using Kazva.Submissions;
using Kazva.Windows;

namespace Kazva.Feed.Tests;

public class WindowFiguresTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 4, 9, 12, 31, TimeSpan.Zero);

    [Fact]
    public void Of_ScoresOfEveryAge_PutsEachWindowInItsPlace()
    {
        var windows = new RollingWindows(Now);
        foreach (var days in new[] { 0.0, 0.5, 3, 20, 60 }) windows.Add(new Score(5), Now.AddDays(-days));

        var figures = WindowFigures.Of(windows);

        Enum.GetValues<Window>().Select(window => figures[window].Count).ShouldBe([1, 2, 3, 4, 5]);
        figures[Window.Hour].ShouldBeSameAs(figures.Hour);
        figures[Window.Quarter].ShouldBeSameAs(figures.Quarter);
    }

    [Fact]
    public void Json_OfFigures_NamesTheWindowsAsTheApiDoes()
    {
        var json = JsonSerializer.Serialize(WindowFigures.Of(new RollingWindows(Now)), JsonSerializerOptions.Web);

        json.ShouldStartWith("""{"1h":{"count":0,"mean":null,"satisfied":null,"dissatisfied":null,"nps":null,"histogram":[0,0,0,0,0,0,0,0,0,0]},"24h":""");
        JsonDocument.Parse(json).RootElement.EnumerateObject().Select(property => property.Name).ShouldBe(["1h", "24h", "7d", "30d", "90d"]);
        JsonSerializer.Deserialize<WindowFigures>(json, JsonSerializerOptions.Web).ShouldBe(WindowFigures.Of(new RollingWindows(Now)));
    }
}
