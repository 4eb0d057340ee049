using Kazva.RollUp;

namespace Kazva.Areas.Tests;

public partial class SumTreeTests
{
    public static TheoryData<int> Shapes => [.. Enumerable.Range(0, 60)];

    [Fact]
    public void Receivers_OfEveryLevel_LeadUpToTheOrganisationAndTheCategory()
    {
        Receivers(GridNode.Location("V")).ShouldBe([GridNode.Settlement("village"), GridNode.SettlementCategory("village", "stops")]);
        Receivers(GridNode.Settlement("village")).ShouldBe([GridNode.Settlement("town")]);
        Receivers(GridNode.Settlement("province")).ShouldBe([GridNode.Organisation("nation")]);
        Receivers(GridNode.SettlementCategory("town", "stops")).ShouldBe([GridNode.SettlementCategory("province", "stops")]);
        Receivers(GridNode.SettlementCategory("province", "stops")).ShouldBe([GridNode.Category("stops")]);
        Receivers(GridNode.Category("stops")).ShouldBeEmpty();
        Receivers(GridNode.Organisation("nation")).ShouldBeEmpty();

        static IEnumerable<GridNode> Receivers(GridNode node) => SumTree.Receivers(Nation.Small, node);
    }

    [Fact]
    public void Node_OfEveryLevel_SaysWhatItIs()
    {
        GridNode.Settlement("village").ToString().ShouldBe("Settlement village");
        GridNode.SettlementCategory("village", "stops").ToString().ShouldBe("SettlementCategory village/stops");
        GridNode.Organisation("nation").ToString().ShouldBe("Organisation nation");
    }

    [Fact]
    public void Sources_OfEveryLevel_AreItsOwnLocationsAndTheAreasDirectlyUnderIt()
    {
        Locations(GridNode.Settlement("town")).ShouldBe(["T", "P"]);
        Locations(GridNode.SettlementCategory("town", "parks")).ShouldBe(["P"]);
        Locations(GridNode.Organisation("nation")).ShouldBeEmpty();
        Locations(GridNode.Category("parks")).ShouldBeEmpty();
        Children(GridNode.Settlement("province")).ShouldBe([GridNode.Settlement("town")], "the fort has no location");
        Children(GridNode.SettlementCategory("town", "parks")).ShouldBeEmpty("the village has no park");
        Children(GridNode.SettlementCategory("town", "stops")).ShouldBe([GridNode.SettlementCategory("village", "stops")]);
        Children(GridNode.Organisation("nation")).ShouldBe([GridNode.Settlement("province"), GridNode.Settlement("island")]);
        Children(GridNode.Category("stops")).ShouldBe([GridNode.SettlementCategory("province", "stops")]);

        static IEnumerable<string> Locations(GridNode node) => SumTree.Locations(Nation.Small, node);
        static IEnumerable<GridNode> Children(GridNode node) => SumTree.Children(Nation.Small, node);
    }

    [Fact]
    public void Sources_OfAnAreaThatTheGridDoesNotHave_AreNone()
    {
        foreach (var area in new[] { GridNode.Settlement("x"), GridNode.SettlementCategory("x", "y"), GridNode.Category("x") })
        {
            SumTree.Locations(Nation.Small, area).ShouldBeEmpty();
            SumTree.Children(Nation.Small, area).ShouldBeEmpty();
        }
    }

    [Fact]
    public void Source_OfASettlementSpeltLikeAPlate_IsAnother() =>
        GridNode.Settlement("K7Q2M6").Source.ShouldNotBe(GridNode.Location("K7Q2M6").Source, StringComparer.Ordinal);

    [Theory, MemberData(nameof(Shapes))]
    public void Sources_OfAnyGrid_AreThoseThatNameTheAreaAsTheirReceiver(int shape)
    {
        var grid = Nation.Any(shape);
        var areas = SumTree.Areas(grid).Where(area => Nation.Under(grid, area).Count > 0).ToList();
        var nodes = areas.Concat(grid.AllCodes.Select(GridNode.Location)).ToList();

        foreach (var area in areas)
            SumTree.Locations(grid, area).Select(GridNode.Location).Concat(SumTree.Children(grid, area))
                .ShouldBe(nodes.Where(node => SumTree.Receivers(grid, node).Contains(area)), ignoreOrder: true);
        nodes.SelectMany(node => SumTree.Receivers(grid, node)).Distinct().ShouldBeSubsetOf(areas);
        foreach (var area in areas)
            nodes.Where(node => SumTree.Receivers(grid, node).Contains(area)).Select(node => node.Source).ShouldBeUnique(StringComparer.Ordinal);
    }

    [Theory, MemberData(nameof(Shapes))]
    public void Index_OfAnyGrid_KnowsWhatLiesUnderASettlement(int shape)
    {
        var grid = Nation.Any(shape);
        foreach (var id in grid.Settlements.Keys)
        {
            var under = Nation.Under(grid, GridNode.Settlement(id));
            grid.BySettlement.GetValueOrDefault(id, []).ShouldBe(under, ignoreOrder: true);
            grid.CategoriesBySettlement.GetValueOrDefault(id, [])
                .ShouldBe(under.Select(code => grid.Locations[code].Category).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
            grid.DirectlyBySettlement.GetValueOrDefault(id, []).ShouldBe(grid.Grid.Locations.Where(l => l.Settlement == id).Select(l => l.Code));
        }
    }

    [Fact]
    public void Areas_OfAGrid_AreEverySettlementAndCategoryAndWhatTheyShare() =>
        SumTree.Areas(Nation.Small).Where(area => area.Level == GridLevel.SettlementCategory).Select(area => area.Id).ShouldBe(
            ["village/stops", "town/parks", "town/stops", "province/parks", "province/stops", "island/parks"], ignoreOrder: true);
}
