using Kazva.Definition;
using Kazva.Silo.Import;

namespace Kazva.Silo.Tests.Import;

public sealed class AlarmDiffTests : IDisposable
{
    private readonly DefinitionFolder _folder = new DefinitionFolder().WithAlarms();
    private readonly Grid _current;

    public AlarmDiffTests() => _current = _folder.Read().Grid.ShouldNotBeNull();

    [Fact]
    public void Diff_OfTheSameAlarms_IsEmpty() => Changes().ShouldBeEmpty();

    [Fact]
    public void Diff_OfRules_SaysWhatChangesInTheWordsOfTheFile()
    {
        _folder.Change("alarms.yaml", "severity: critical\n    team: gardeners", "severity: warning\n    team: clerks");
        _folder.Change("alarms.yaml", "[24h, 14d]", "[24h, 21d]");
        _folder.Change("alarms.yaml", "usual + 10 %", "30 %");
        _folder.Change("alarms.yaml", "clear: 50 %", "clear: 40 %");
        _folder.Change("alarms.yaml", "[A1, B2]", "[A1]");
        _folder.Change("alarms.yaml", "usual - 1.5", "usual");
        _folder.Change("alarms.yaml", "id: silence", "id: quiet");
        Changes().ShouldBe(
        [
            "rule danger «Опасност» will change: severity (critical to warning), team (gardeners to clerks)",
            "rule drop «Спад» will change: windows ([24h, 14d] to [24h, 21d]), level (usual + 10 % to 30 %), clear (50 % to 40 %)",
            "rule litter «Боклук» will change: where it holds",
            "rule mean «Средна» will change: level (usual - 1.5 to usual)",
            "rule quiet «Тишина» will be added",
            "rule silence «Тишина» will be removed",
        ]);
    }

    [Fact]
    public void Diff_OfTeams_NamesNoAddressAndNoSecret()
    {
        _folder.Change("teams.yaml", "ivan@example.org", "private@example.org");
        _folder.Change("teams.yaml", "https://tickets.example.org/alarms", "https://hidden.example.org/token");
        _folder.Change("teams.yaml", "- { after: 15m, members: [ivan, maria] }", "- { after: 20m, members: [ivan] }");
        _folder.Change("teams.yaml", "language: en", "language: bg");
        Changes().ShouldBe(
        [
            "team gardeners «Градинари» will change: channels (an address or a secret), member ivan, escalation",
            "team clerks «Служители» will change: language (en to bg)",
        ]);
    }

    [Fact]
    public void Diff_WithoutTheFiles_SaysThatTheShippedRulesHoldAgain()
    {
        _folder.Delete("alarms.yaml");
        _folder.Delete("teams.yaml");
        var changes = Changes().ToList();
        changes.ShouldContain("the shipped rules will hold again: there is no alarms.yaml in the folder");
        changes.ShouldContain("team clerks «Служители» will be removed");
        changes.ShouldContain("rule drop «Спад» will be removed");
        GridDiff.Between(_folder.Read().Grid, _current).Select(c => c.ToString())
            .ShouldContain("the shipped rules will hold no more: alarms.yaml is in their place");
    }

    [Fact]
    public void Merge_OfANewDefinition_TakesItsRulesAndTeams()
    {
        _folder.Delete("alarms.yaml");
        var merged = GridDiff.Merge(_current, _folder.Read().Grid.ShouldNotBeNull());
        merged.Rules.ShouldBeNull();
        merged.Teams.ShouldNotBeNull().Length.ShouldBe(2);
    }

    [Fact]
    public void Json_OfRulesAndTeams_ComesBackTheSame()
    {
        var json = GridJson.Serialize(_current);
        var back = GridJson.Deserialize(json);
        GridJson.Serialize(back).ShouldBe(json);
        GridDiff.Between(_current, back).ShouldBeEmpty();
        back.Rules.ShouldNotBeNull()[1].Drop.ShouldNotBeNull().Windows.ShouldBe([TimeSpan.FromHours(24), TimeSpan.FromDays(14)]);
        back.Teams.ShouldNotBeNull()[0].Quiet.ShouldNotBeNull().From.ShouldBe(new TimeOnly(22, 0));
        json.ShouldNotContain("\"lane\"");
    }

    [Fact]
    public void Json_OfAnEarlierVersionWithoutAlarms_IsRead()
    {
        var json = GridJson.Serialize(_current with { Rules = null, Teams = null });
        json.ShouldNotContain("rules");
        json.ShouldNotContain("teams");
        var back = GridJson.Deserialize(json);
        back.Rules.ShouldBeNull();
        back.Teams.ShouldBeNull();
        back.Locations.Length.ShouldBe(_current.Locations.Length);
    }

    public void Dispose() => _folder.Dispose();

    private IEnumerable<string> Changes() =>
        GridDiff.Between(_current, _folder.Read().Grid.ShouldNotBeNull()).Select(c => c.ToString());
}
