using System.Collections.Immutable;
using Kazva.Definition;
using Kazva.RollUp;

namespace Kazva.Actions.Tests;

public sealed class ActionPlaceTests
{
    private static readonly LocalText Name = new(ImmutableSortedDictionary<string, string>.Empty.Add("en", "Somewhere"));

    private static readonly GridIndex Grid = new(new Grid(
        new Organisation("city", Name, ["en"], "Europe/Sofia"),
        [
            new("province", Name, null, null), new("municipality", Name, null, null, Within: "province"),
            new("one", Name, null, null, Within: "municipality"), new("two", Name, null, null, Within: "municipality"),
        ],
        [new("playgrounds", Name, new(1, [])), new("stops", Name, new(1, []))],
        [At("A", "one", "playgrounds"), At("B", "two", "stops"), At("C", "two", "stops"), At("D", "two", "playgrounds"), At("E", "municipality", "stops")]));

    [Theory]
    [InlineData(GridLevel.Location, "A", true)]
    [InlineData(GridLevel.Location, "NOWHERE", false)]
    [InlineData(GridLevel.Settlement, "one", true)]
    [InlineData(GridLevel.Settlement, "nowhere", false)]
    [InlineData(GridLevel.SettlementCategory, "municipality/stops", true)]
    [InlineData(GridLevel.SettlementCategory, "one/nothing", false)]
    [InlineData(GridLevel.SettlementCategory, "one", false)]
    [InlineData(GridLevel.SettlementCategory, "one/stops/more", false)]
    [InlineData(GridLevel.Category, "stops", false)]
    [InlineData(GridLevel.Organisation, "city", false)]
    [InlineData(GridLevel.Settlement, null, false)]
    public void Place_IsIn_WhatTheGridHas(GridLevel level, string? id, bool isIn) => new ActionPlace(level, id!).IsIn(Grid).ShouldBe(isIn);

    [Fact]
    public void Places_AroundALocation_AreThoseOfAllSettlementsThatEncloseIt() =>
        ActionPlace.Around(Grid, Grid.Locations["A"]).ShouldBe(
        [
            new(GridLevel.Location, "A"),
            new(GridLevel.SettlementCategory, "one/playgrounds"), new(GridLevel.Settlement, "one"),
            new(GridLevel.SettlementCategory, "municipality/playgrounds"), new(GridLevel.Settlement, "municipality"),
            new(GridLevel.SettlementCategory, "province/playgrounds"), new(GridLevel.Settlement, "province"),
        ]);

    [Theory]
    [InlineData(GridLevel.Location, "A", GridLevel.Location, "A")]
    [InlineData(GridLevel.Settlement, "municipality", GridLevel.Settlement, "municipality one two")]
    [InlineData(GridLevel.SettlementCategory, "two/stops", GridLevel.Location, "B C")]
    [InlineData(GridLevel.SettlementCategory, "municipality/stops", GridLevel.Location, "E B C")]
    [InlineData(GridLevel.SettlementCategory, "one/stops", GridLevel.Location, "")]
    public void Sources_OfAPlace_AreTheRollUpsThatAddUpToIt(GridLevel level, string id, GridLevel of, string ids)
    {
        var sources = new ActionPlace(level, id).Sources(Grid);
        sources.Level.ShouldBe(of);
        string.Join(' ', sources.Ids).ShouldBe(ids);
    }

    private static Location At(string code, string settlement, string category) => new(code, Name, settlement, category, null, null);
}
