using System.Text.Json;
using Kazva.Alarms.Rules;
using Kazva.Alarms.Teams;
using Kazva.Definition;
using Kazva.Silo.Import;

namespace Kazva.Silo.Tests.Import;

public class SampleTests
{
    private const string City = "68850";

    private static readonly GridDefinition Definition = Samples.ReadStaraZagora();

    private static Grid Grid => Definition.Grid.ShouldNotBeNull();

    [Fact]
    public void Sample_Read_HasNoMistakeAndIgnoresNothing()
    {
        Definition.Mistakes.ShouldBeEmpty();
        Definition.Ignored.ShouldBeEmpty();
        Grid.Organisation.Id.ShouldBe("stara-zagora");
        Grid.Organisation.Map.ShouldNotBeNull().Credit.ShouldContain("OpenStreetMap");
    }

    [Fact]
    public void Sample_Read_HasTheWholeMunicipality()
    {
        Grid.Settlements.Length.ShouldBe(52);
        Grid.Categories.Length.ShouldBe(11);
        Grid.Locations.Length.ShouldBeGreaterThanOrEqualTo(600);
        Should.NotThrow(() => new GridIndex(Grid));
    }

    [Fact]
    public void Sample_EveryVillage_HasAMayorsOffice()
    {
        var villages = Grid.Settlements.Select(s => s.Id).Where(id => id != City);
        var offices = Grid.Locations.Where(l => l.Category == "district-mayors").Select(l => l.Settlement).ToHashSet(StringComparer.Ordinal);
        villages.Where(v => !offices.Contains(v)).ShouldBeEmpty();
    }

    [Fact]
    public void Sample_EveryText_IsInBothLanguages()
    {
        LocalText[] texts =
        [
            Grid.Organisation.Name,
            .. Grid.Settlements.Select(s => s.Name), .. Grid.Locations.Select(l => l.Name),
            .. Grid.Categories.Select(c => c.Name),
            .. Grid.Rules.ShouldNotBeNull().Select(r => r.Name), .. Grid.Teams.ShouldNotBeNull().Select(t => t.Name),
            .. Grid.Categories.SelectMany(c => c.Questionnaire.Questions).Select(q => q.Text),
            .. Grid.Categories.SelectMany(c => c.Questionnaire.Questions).SelectMany(q => q.Choices).Select(c => c.Text),
        ];
        texts.ShouldAllBe(t => IsCyrillic(t.ByLanguage["bg"]) && !IsCyrillic(t.ByLanguage["en"]));
    }

    [Fact]
    public void Sample_EveryBranch_AsksOneToThreeQuestionsOfFourToEightChoices()
    {
        foreach (var category in Grid.Categories)
        {
            for (var score = 1; score <= 10; score++)
                category.Questionnaire.After(score).Count().ShouldBeInRange(1, 3, $"{category.Id} after {score}");
            category.Questionnaire.Questions.ShouldAllBe(q => q.Choices.Length >= 4 && q.Choices.Length <= 8);
            category.Questionnaire.After(1).SelectMany(q => q.Choices).ShouldContain(c => c.Safety, category.Id);
        }
    }

    [Fact]
    public void Sample_EveryCode_HasTheRightCheckAndNoNeighbourInUse()
    {
        var codes = Grid.Locations.Select(l => l.Code).ToHashSet(StringComparer.Ordinal);
        codes.Count.ShouldBe(Grid.Locations.Length);
        codes.ShouldAllBe(c => PlateCode.HasRightCheck(c) && PlateCode.Normalise(c) == c);
        codes.SelectMany(PlateCode.Neighbours).Where(codes.Contains).ShouldBeEmpty();
    }

    [Fact]
    public void Sample_EveryLocation_LiesInItsSettlementsCell()
    {
        using var cells = JsonDocument.Parse(Grid.Organisation.Map!.Cells);
        var rings = cells.RootElement.GetProperty("features").EnumerateArray().ToDictionary(
            f => f.GetProperty("properties").GetProperty(Grid.Organisation.Map.Key).GetString()!,
            f => f.GetProperty("geometry").GetProperty("coordinates")[0].EnumerateArray()
                .Select(p => (X: p[0].GetDouble(), Y: p[1].GetDouble())).ToArray(),
            StringComparer.Ordinal);
        Grid.Locations
            .Where(l => !IsInside(l.Longitude!.Value, l.Latitude!.Value, rings[l.Settlement]))
            .Select(l => l.Code).ShouldBeEmpty();
    }

    [Fact]
    public void Sample_EveryLocation_IsUnderOneSafetyRuleAndTheSilenceRule()
    {
        var rules = Grid.Rules.ShouldNotBeNull();
        string[] Watched(Func<AlarmRule, bool> lane) =>
            [.. rules.Where(lane).SelectMany(r => r.Scope.Ids.IsEmpty ? Grid.Categories.Select(c => c.Id) : r.Scope.Ids).Order(StringComparer.Ordinal)];
        string[] all = [.. Grid.Categories.Select(c => c.Id).Order(StringComparer.Ordinal)];
        rules.Where(r => r.Lane != AlarmLane.Drop).ShouldAllBe(r => r.Scope.Kind == ScopeKind.EveryLocation && r.Team != null);
        Watched(r => r.Safety is not null).ShouldBe(all);
        Watched(r => r.Silence is not null).ShouldBe(all);
    }

    [Fact]
    public void Sample_EveryChannel_LeadsToAnExample()
    {
        var teams = Grid.Teams.ShouldNotBeNull();
        var channels = teams.SelectMany(t => t.Channels.Concat(t.Members.SelectMany(m => m.Channels))).ToList();
        channels.ShouldAllBe(c =>
            c.Kind == ChannelKind.Email ? c.Address.EndsWith("@example.org", StringComparison.Ordinal) : new Uri(c.Address).Host.EndsWith(".example.org", StringComparison.Ordinal));
        channels.DistinctBy(c => c.Id, StringComparer.Ordinal).Count().ShouldBe(channels.Count);
        string[] named = [.. Grid.Rules.ShouldNotBeNull().Select(r => r.Team!).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        named.ShouldBe(teams.Select(t => t.Id).Order(StringComparer.Ordinal));
    }

    private static bool IsCyrillic(string text) => text.Any(c => c is >= 'Ѐ' and <= 'ӿ');

    // The even-odd rule: a ray from the point crosses the ring an odd number of times.
    private static bool IsInside(double x, double y, (double X, double Y)[] ring)
    {
        var inside = false;
        for (int i = 0, j = ring.Length - 1; i < ring.Length; j = i++)
            if (ring[i].Y > y != ring[j].Y > y
                && x < (ring[j].X - ring[i].X) * (y - ring[i].Y) / (ring[j].Y - ring[i].Y) + ring[i].X)
                inside = !inside;
        return inside;
    }
}
