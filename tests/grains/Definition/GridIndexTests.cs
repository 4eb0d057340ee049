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

    [Fact]
    public void Index_OfSettlementsWithinOthers_KnowsBothWays()
    {
        var index = new GridIndex(City with
        {
            Settlements = [new("centre", Name, null, null, Within: "town"), new("town", Name, null, null), new("village", Name, null, null)],
        });

        index.Outermost.ShouldBe(["town", "village"]);
        index.Inner["town"].ShouldBe(["centre"]);
        index.Inner.ContainsKey("centre").ShouldBeFalse();
        index.BySettlement["town"].ShouldBe(["B", "A", "C"]);
        index.DirectlyBySettlement.ContainsKey("town").ShouldBeFalse("its locations name the centre");
        index.CategoriesBySettlement["town"].ShouldBe(["playgrounds", "stops"]);
    }

    [Theory]
    [InlineData("nowhere", null, "Settlement centre lies within 'nowhere', which is unknown")]
    [InlineData("centre", null, "centre within centre")]
    [InlineData("village", "centre", "centre within village within centre")]
    public void Index_OfSettlementsThatDoNotNest_SaysWhichAndWhy(string centre, string? village, string says) =>
        Refused(City with
        {
            Settlements = [new("centre", Name, null, null, Within: centre), new("village", Name, null, null, Within: village)],
        }).Message.ShouldContain(says);

    [Fact]
    public void Circles_OfSeveral_AreEachNamedOnceFromTheirFirst() =>
        SettlementCircles.In(
        [
            new("into", Name, null, null, Within: "a"), new("b", Name, null, null, Within: "a"), new("a", Name, null, null, Within: "b"),
            new("self", Name, null, null, Within: "self"), new("free", Name, null, null), new("lost", Name, null, null, Within: "x"),
        ]).Select(circle => string.Join(' ', circle)).ShouldBe(["b a b", "self self"]);

    private static ArgumentException Refused(Grid grid) => Should.Throw<ArgumentException>(() => new GridIndex(grid));

    private static Location At(string code, string settlement, string category) => new(code, Name, settlement, category, null, null);
}
