using System.Text.Json;
using Kazva.Silo.Import;

namespace Kazva.Silo.Tests.Import;

public class GridJsonTests
{
    [Fact]
    public void Json_OfTheSample_ComesBackTheSame()
    {
        var grid = Samples.ReadStaraZagora().Grid.ShouldNotBeNull() with { Version = 7 };
        var json = GridJson.Serialize(grid);
        var back = GridJson.Deserialize(json);

        GridJson.Serialize(back).ShouldBe(json);
        GridDiff.Between(grid, back).ShouldBeEmpty();
        back.Version.ShouldBe(7);
        back.Organisation.Map.ShouldBe(grid.Organisation.Map);
        back.Locations[0].Name.In("bg").ShouldBe(grid.Locations[0].Name.In("bg"));
        back.Locations.Select(l => (l.Code, l.Longitude, l.Latitude, l.Kind, l.Building))
            .ShouldBe(grid.Locations.Select(l => (l.Code, l.Longitude, l.Latitude, l.Kind, l.Building)));
    }

    [Fact]
    public void Json_OfAGrid_IsCamelCaseWithWordsForEnums()
    {
        using var folder = new DefinitionFolder();
        using var json = JsonDocument.Parse(GridJson.Serialize(folder.Read().Grid.ShouldNotBeNull()));
        var counter = json.RootElement.GetProperty("locations")[1];
        counter.GetProperty("kind").GetString().ShouldBe("counter");
        counter.GetProperty("name").GetProperty("en").GetString().ShouldBe("Counter A");
        counter.TryGetProperty("longitude", out _).ShouldBeFalse();
    }

    [Fact]
    public void Json_OfAnEarlierVersionWithoutNesting_IsRead()
    {
        using var folder = new DefinitionFolder();
        var json = GridJson.Serialize(folder.Read().Grid.ShouldNotBeNull());
        json.ShouldNotContain("within");
        GridJson.Deserialize(json).Settlements.ShouldAllBe(s => s.Within == null);
        GridJson.Deserialize(json.Replace("\"id\":\"B2\"", "\"id\":\"B2\",\"within\":\"A1\"", StringComparison.Ordinal))
            .Settlements[1].Within.ShouldBe("A1");
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{\"organisation\":null}")]
    [InlineData("no")]
    public void Json_OfNoGrid_IsRefused(string json) =>
        Should.Throw<JsonException>(() => GridJson.Deserialize(json));
}
