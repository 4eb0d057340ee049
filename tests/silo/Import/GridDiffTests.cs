using Kazva.Definition;
using Kazva.Silo.Import;

namespace Kazva.Silo.Tests.Import;

public sealed class GridDiffTests : IDisposable
{
    private readonly DefinitionFolder _folder = new();
    private readonly Grid _current;

    public GridDiffTests() => _current = _folder.Read().Grid.ShouldNotBeNull();

    [Fact]
    public void Diff_OfTheSameGrid_IsEmpty() => Changes().ShouldBeEmpty();

    [Fact]
    public void Diff_WithNoGridYet_AddsEverything() =>
        GridDiff.Between(null, _current).ShouldAllBe(c => c.Kind == ChangeKind.Added);

    [Fact]
    public void Diff_OfChanges_SaysThemInWords()
    {
        _folder.Change("organisation.yaml", "en: Demo", "en: Demonstration");
        _folder.Change("settlements.csv", "42.5,1000", "42.5,1100");
        _folder.Write("settlements.csv", _folder.Text("settlements.csv") + "C3,Махала,Hamlet,,,\n");
        _folder.Change("categories/parks.yaml", "version: 2", "version: 3");
        _folder.Change("locations.csv", "Swing,B2,parks,25.7", "Swings,C3,parks,25.8");
        Changes().ShouldBe(
        [
            "organisation demo «Демо» will change: name",
            "settlement A1 «Град» will change: population",
            "settlement C3 «Махала» will be added",
            "category parks «Паркове» will change: questionnaire (version 2 to 3)",
            "location KZ6J04 «Люлка» will change: name, settlement (B2 to C3), coordinates",
        ]);
    }

    [Fact]
    public void Diff_LocationMissing_SaysThatItRetiresAndItsAnswersStay()
    {
        WithoutTheSwing();
        Changes().ShouldBe(
            ["location KZ6J04 «Люлка» will be retired: it is not in the folder, its answers stay"]);
    }

    [Fact]
    public void Diff_SettlementMissing_IsRemovedOnlyWhenNoLocationNeedsIt()
    {
        WithoutTheSwing();
        _folder.Change("settlements.csv", "B2,Село,Village,25.7,42.4,\n", "");
        _folder.Change("map/cells.geojson", "\"B2\"", "\"A2\"");
        _folder.Write("settlements.csv", _folder.Text("settlements.csv") + "A2,Нов,New,,,\n");
        // B2 stays for its retired location; once nobody needs A2, it goes.
        var next = _folder.Read().Grid.ShouldNotBeNull();
        GridDiff.Between(_current, next).Where(c => c.What == "settlement").Select(c => c.Id).ShouldBe(["A2"]);
        var merged = GridDiff.Merge(_current, next);
        GridDiff.Between(merged, merged with { Settlements = merged.Settlements.RemoveAll(s => s.Id == "A2") })
            .ShouldHaveSingleItem().ToString().ShouldBe("settlement A2 «Нов» will be removed");
    }

    [Fact]
    public void Merge_LocationMissing_KeepsItRetiredWithWhatItNeeds()
    {
        var next = _current with
        {
            Settlements = _current.Settlements.RemoveAll(s => s.Id == "B2"),
            Locations = _current.Locations.RemoveAll(l => l.Settlement == "B2"),
        };
        var merged = GridDiff.Merge(_current, next);
        merged.Version.ShouldBe(_current.Version + 1);
        merged.Locations.Single(l => l.Code == "KZ6J04").Retired.ShouldBeTrue();
        merged.Settlements.ShouldContain(s => s.Id == "B2");
        Should.NotThrow(() => new GridIndex(merged));
    }

    [Fact]
    public void Diff_OfASettlementThatIsMoved_SaysFromWhereToWhere()
    {
        _folder.Write("settlements.csv", "id,name_bg,name_en,lon,lat,population,within\nA1,Град,Town,25.5,42.5,1000,\nB2,Село,Village,25.7,42.4,,A1\n");
        Changes().ShouldBe(["settlement B2 «Село» will change: within (nothing to A1)"]);
        var nested = GridDiff.Merge(_current, _folder.Read().Grid.ShouldNotBeNull());
        nested.Settlements.Single(s => s.Id == "B2").Within.ShouldBe("A1");
        GridDiff.Between(nested, _current).ShouldHaveSingleItem().ToString().ShouldBe("settlement B2 «Село» will change: within (A1 to nothing)");
    }

    [Fact]
    public void Merge_LocationMissingWithItsSettlementAndThoseAround_KeepsThemAll()
    {
        Settlement Placed(string id, string? within) => new(id, _current.Organisation.Name, null, null, Within: within);
        var nested = _current with { Settlements = [Placed("A1", null), Placed("C3", null), Placed("D4", "C3"), Placed("B2", "D4")] };
        var next = nested with { Settlements = [Placed("A1", null)], Locations = _current.Locations.RemoveAll(l => l.Settlement == "B2") };

        var merged = GridDiff.Merge(nested, next);

        new GridIndex(merged).BySettlement["C3"].ShouldBe(["KZ6J04"]);
        merged.Settlements.Select(s => s.Id).ShouldBe(["A1", "C3", "D4", "B2"]);
    }

    [Fact]
    public void Merge_LocationThatReturns_IsInUseAgain()
    {
        var retired = GridDiff.Merge(_current, _current with { Locations = _current.Locations.RemoveAll(l => l.Code == "KZ6J04") });
        GridDiff.Between(retired, _current).ShouldHaveSingleItem().ToString()
            .ShouldBe("location KZ6J04 «Люлка» will change: back in use");
        GridDiff.Merge(retired, _current).Locations.ShouldAllBe(l => !l.Retired);
    }

    [Fact]
    public void Merge_LocationRetiredBefore_StaysSilently()
    {
        var next = _current with { Locations = _current.Locations.RemoveAll(l => l.Code == "KZ6J04") };
        var once = GridDiff.Merge(_current, next);
        GridDiff.Between(once, next).ShouldBeEmpty();
        GridDiff.Merge(once, next).Locations.Length.ShouldBe(_current.Locations.Length);
    }

    [Fact]
    public void Merge_WithNoGridYet_IsVersionOne() => GridDiff.Merge(null, _current).Version.ShouldBe(1);

    [Theory]
    [InlineData("bg: Боклук", "bg: Отпадъци", "categories/parks.yaml:4:12: the questionnaire changed, but its version is still 2; expected 3")]
    [InlineData("version: 2", "version: 1", "categories/parks.yaml:4:12: the version is 1, but the grid has 2 already; expected 2 or more")]
    public void Check_QuestionnaireChangedWithoutAHigherVersion_IsAMistake(string from, string to, string mistake)
    {
        _folder.Change("categories/parks.yaml", from, to);
        GridDiff.Check(_current, _folder.Read()).ShouldHaveSingleItem().ToString().ShouldBe(mistake);
    }

    [Fact]
    public void Check_QuestionnaireChangedWithAHigherVersion_IsFine()
    {
        _folder.Change("categories/parks.yaml", "bg: Боклук", "bg: Отпадъци");
        _folder.Change("categories/parks.yaml", "version: 2", "version: 3");
        GridDiff.Check(_current, _folder.Read()).ShouldBeEmpty();
        GridDiff.Check(null, _folder.Read()).ShouldBeEmpty();
    }

    public void Dispose() => _folder.Dispose();

    private void WithoutTheSwing() => _folder.Change("locations.csv", "KZ6J04,Люлка,Swing,B2,parks,25.7,42.4,,\n", "");

    private IEnumerable<string> Changes() =>
        GridDiff.Between(_current, _folder.Read().Grid.ShouldNotBeNull()).Select(c => c.ToString());
}
