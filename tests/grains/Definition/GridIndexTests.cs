using System.Collections.Immutable;

namespace Kazva.Definition.Tests;

public class GridIndexTests
{
    private static readonly LocalText Name = new(ImmutableSortedDictionary<string, string>.Empty.Add("en", "Somewhere"));

    private static readonly Grid City = new(
        new Organisation("city", Name, ["en"], "Europe/Sofia"),
        [new Settlement("centre", Name, 25.6, 42.4), new Settlement("village", Name, null, null)],
        [new Category("playgrounds", Name, new Questionnaire(1, [])), new Category("stops", Name, new Questionnaire(1, []))],
        [At("B", "centre", "stops"), At("A", "centre", "playgrounds"), At("C", "centre", "stops") with { Retired = true }]);

    [Fact]
    public void Index_OfAGrid_FindsEverythingById()
    {
        var index = new GridIndex(City);

        index.Id.ShouldBe("city");
        index.Grid.ShouldBeSameAs(City);
        index.Settlements["village"].ShouldBe(City.Settlements[1]);
        index.Categories["stops"].ShouldBe(City.Categories[1]);
        index.Locations["A"].ShouldBe(City.Locations[1]);
        index.Locations.ContainsKey("a").ShouldBeFalse();
    }

    [Fact]
    public void Index_OfAGrid_ListsTheCodesOfEveryAreaWithItsRetiredPlates()
    {
        var index = new GridIndex(City);

        index.AllCodes.ShouldBe(["B", "A", "C"]);
        index.BySettlement["centre"].ShouldBe(["B", "A", "C"]);
        index.ByCategory["stops"].ShouldBe(["B", "C"]);
        index.ByCategory["playgrounds"].ShouldBe(["A"]);
        index.BySettlement.ContainsKey("village").ShouldBeFalse("it has no locations");
    }

    [Fact]
    public void Index_OfAnEmptyGrid_IsEmpty()
    {
        var index = new GridIndex(new Grid(City.Organisation, [], [], []));

        index.AllCodes.ShouldBeEmpty();
        index.BySettlement.ShouldBeEmpty();
    }

    [Fact]
    public void Index_OfALocationWithAnUnknownArea_SaysWhichLocationAndArea()
    {
        Refused(City with { Locations = [At("A", "nowhere", "stops")] }).Message.ShouldContain("Location A names settlement 'nowhere'");
        Refused(City with { Locations = [At("A", "centre", "clouds")] }).Message.ShouldContain("category 'clouds'");
    }

    [Fact]
    public void Index_OfAnIdThatIsThereTwice_IsRefused()
    {
        Refused(City with { Locations = City.Locations.Add(City.Locations[0]) });
        Refused(City with { Settlements = City.Settlements.Add(City.Settlements[0]) });
        Refused(City with { Categories = City.Categories.Add(City.Categories[0]) });
    }

    private static ArgumentException Refused(Grid grid) => Should.Throw<ArgumentException>(() => new GridIndex(grid));

    private static Location At(string code, string settlement, string category) => new(code, Name, settlement, category, null, null);
}
