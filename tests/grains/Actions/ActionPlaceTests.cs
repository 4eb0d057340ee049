using Kazva.Actions;
using Kazva.Definition;
using Kazva.RollUp;
using Kazva.TestKit;

namespace Kazva.Grains.Tests.Actions;

public sealed class ActionPlaceTests
{
    private static readonly GridIndex Grid = new(SmallGrid.Nested);

    [Theory]
    [InlineData(GridLevel.Settlement, "one", true)]
    [InlineData(GridLevel.Settlement, "nowhere", false)]
    [InlineData(GridLevel.SettlementCategory, "municipality/stops", true)]
    [InlineData(GridLevel.SettlementCategory, "one/nothing", false)]
    [InlineData(GridLevel.SettlementCategory, "one", false)]
    [InlineData(GridLevel.Location, "NOWHERE", false)]
    [InlineData(GridLevel.Category, "stops", false)]
    [InlineData(GridLevel.Organisation, SmallGrid.Id, false)]
    [InlineData(GridLevel.Settlement, null, false)]
    public void Place_IsIn_WhatTheGridHas(GridLevel level, string? id, bool isIn) => new ActionPlace(level, id!).IsIn(Grid).ShouldBe(isIn);

    [Fact]
    public void Places_AroundALocation_AreThoseOfAllSettlementsThatEncloseIt()
    {
        var location = Grid.Locations[SmallGrid.Playground];
        ActionPlace.Around(Grid, location).ShouldBe(
        [
            new(GridLevel.Location, location.Code),
            new(GridLevel.SettlementCategory, "one/playgrounds"), new(GridLevel.Settlement, "one"),
            new(GridLevel.SettlementCategory, "municipality/playgrounds"), new(GridLevel.Settlement, "municipality"),
            new(GridLevel.SettlementCategory, "province/playgrounds"), new(GridLevel.Settlement, "province"),
        ]);
        ActionPlace.Around(Grid, location).ShouldAllBe(place => place.IsIn(Grid));
    }

    [Fact]
    public void Sources_OfAnArea_AreTheSettlementsWithinItOrItsLocations()
    {
        var (level, settlements) = new ActionPlace(GridLevel.Settlement, "municipality").Sources(Grid);
        level.ShouldBe(GridLevel.Settlement);
        settlements.ShouldBe(["municipality", "one", "two"]);

        var (of, codes) = new ActionPlace(GridLevel.SettlementCategory, "two/stops").Sources(Grid);
        of.ShouldBe(GridLevel.Location);
        codes.ShouldBe(Grid.Grid.Locations.Where(l => l.Settlement == "two" && l.Category == "stops").Select(l => l.Code), ignoreOrder: true);
    }
}
