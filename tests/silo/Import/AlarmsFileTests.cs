using System.Text;
using Kazva.Alarms.Rules;

namespace Kazva.Silo.Tests.Import;

public class AlarmsFileTests
{
    public static TheoryData<string, string, string, string> Mistakes { get; } =
        [.. AlarmMistakePlaces.Rules().Concat(AlarmMistakePlaces.Drops()).Concat(AlarmMistakePlaces.TeamEntries())];

    [Fact]
    public void Rules_Right_AreOfTheGrid()
    {
        using var folder = new DefinitionFolder().WithAlarms();
        var definition = folder.Read();
        definition.Mistakes.ShouldBeEmpty();
        definition.Ignored.ShouldBeEmpty();
        var rules = definition.Grid.ShouldNotBeNull().Rules.ShouldNotBeNull().ToDictionary(r => r.Id, StringComparer.Ordinal);
        rules.Keys.ShouldBe(["danger", "drop", "litter", "mean", "silence"]);

        rules["danger"].Lane.ShouldBe(AlarmLane.Safety);
        rules["danger"].Scope.Kind.ShouldBe(ScopeKind.EveryLocation);
        rules["danger"].Scope.Ids.ShouldBeEmpty();
        rules["danger"].Severity.ShouldBe(AlarmSeverity.Critical);
        rules["danger"].Team.ShouldBe("gardeners");
        rules["danger"].Name.In("bg").ShouldBe("Опасност");

        rules["drop"].Team.ShouldBeNull();
        rules["drop"].CoolDown.ShouldBe(TimeSpan.FromDays(7));
        rules["drop"].Scope.Ids.ShouldBe(["parks"]);
        var drop = rules["drop"].Drop.ShouldNotBeNull();
        drop.Windows.ShouldBe([TimeSpan.FromHours(24), TimeSpan.FromDays(14)]);
        (drop with { Windows = [] }).ToString().ShouldBe((new DropRule(
            DropMeasure.Dissatisfied, null, null, [], new DropLevel(null, 0.1), 0.8, 0.5, 5,
            TimeSpan.FromMinutes(30), TimeSpan.FromHours(24), Pool: true)).ToString());

        rules["litter"].Scope.Kind.ShouldBe(ScopeKind.Settlements);
        var litter = rules["litter"].Drop.ShouldNotBeNull();
        (litter.Measure, litter.Question, litter.Choice).ShouldBe((DropMeasure.Choice, "problem", "litter"));
        litter.Level.ShouldBe(new DropLevel(0.25, 0));
        litter.For.ShouldBe(TimeSpan.Zero);
        litter.Pool.ShouldBeFalse();

        var mean = rules["mean"].Drop.ShouldNotBeNull();
        mean.Level.ShouldBe(new DropLevel(null, 1.5));
        mean.Confidence.ShouldBe(0.975);

        rules["silence"].Scope.Ids.ShouldBe(["K7Q2M6", "KZ6J04"]);
        rules["silence"].Silence.ShouldBe(new SilenceRule(0.99, 30));
    }

    [Fact]
    public void Files_Missing_LeaveTheShippedRulesAndNoTeams()
    {
        using var folder = new DefinitionFolder();
        var grid = folder.Read().Grid.ShouldNotBeNull();
        grid.Rules.ShouldBeNull();
        grid.Teams.ShouldBeNull();
    }

    [Fact]
    public void Rules_EmptyList_AreNone()
    {
        using var folder = new DefinitionFolder();
        folder.Write("alarms.yaml", "rules: []\n");
        folder.Read().Grid.ShouldNotBeNull().Rules.ShouldNotBeNull().ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void Mistake_OfOneKind_IsReportedAloneAtItsPlace(string file, string from, string to, string says)
    {
        using var folder = new DefinitionFolder().WithAlarms();
        folder.Change(file, from, to);
        var marked = folder.Text(file);
        folder.Write(file, marked.Replace("‸", "", StringComparison.Ordinal));

        var definition = folder.Read();

        definition.Grid.ShouldBeNull();
        var mistake = definition.Mistakes.ShouldHaveSingleItem();
        var before = marked[..marked.IndexOf('‸', StringComparison.Ordinal)];
        var line = before.Count(c => c == '\n') + 1;
        var column = before.Length - (before.LastIndexOf('\n') + 1) + 1;
        mistake.ToString().ShouldStartWith($"{file}:{line}:{column}: ");
        mistake.Message.ShouldContain(says);
    }

    [Fact]
    public void Files_WithManyMistakes_AreReportedAtOnceInOrder()
    {
        using var folder = new DefinitionFolder().WithAlarms();
        folder.Change("alarms.yaml", "severity: critical", "severity: grave");
        folder.Change("alarms.yaml", "confidence: 80 %", "confidence: 40 %");
        folder.Change("alarms.yaml", "[A1, B2]", "[A1, B7]");
        folder.Change("teams.yaml", "language: en", "language: fr");
        folder.Change("locations.csv", "42.5,place", "42.5,palce");
        folder.Read().Mistakes.Select(m => m.ToString()).ShouldBe(
        [
            "alarms.yaml:5:15: severity is 'grave'; expected notice, warning, critical",
            "alarms.yaml:18:19: confidence: a probability above 0.5 and below 1",
            "alarms.yaml:19:14: clear: at most confidence, 0.4; 0.5 is above it",
            "alarms.yaml:26:23: there is no settlement 'B7'; did you mean 'B2'?",
            "locations.csv:2:37: kind is 'palce'; expected place, vehicle, counter, person; did you mean 'place'?",
            "teams.yaml:27:15: language is 'fr'; expected bg, en",
        ]);
    }

    [Theory]
    [InlineData("teams.yaml", "- id: gardeners", "- id: [gardeners")]
    [InlineData("settlements.csv", "id,", "\"id,")]
    [InlineData("locations.csv", "code,", "\"code,")]
    [InlineData("categories/parks.yaml", "id: parks", "id: [parks")]
    public void Rules_NamingWhatCouldNotBeRead_AreNotCalledWrong(string file, string from, string to)
    {
        using var folder = new DefinitionFolder().WithAlarms();
        folder.Change(file, from, to);
        var mistakes = folder.Read().Mistakes;
        mistakes.ShouldNotBeEmpty();
        mistakes.ShouldAllBe(m => m.File == file);
    }

    [Fact]
    public void Rules_NamingATeamWithoutTeamsFile_AreWrong()
    {
        using var folder = new DefinitionFolder().WithAlarms();
        folder.Delete("teams.yaml");
        folder.Read().Mistakes.Select(m => m.ToString()).ShouldBe(
        [
            "alarms.yaml:6:11: team: there is no team 'gardeners': the definition has no teams",
            "alarms.yaml:28:11: team: there is no team 'gardeners': the definition has no teams",
            "alarms.yaml:42:11: team: there is no team 'clerks': the definition has no teams",
        ]);
    }

    [Theory]
    [InlineData("alarms.yaml")]
    [InlineData("teams.yaml")]
    public void File_CutOrSpoilt_NeverThrows(string file)
    {
        using var folder = new DefinitionFolder().WithAlarms();
        var right = Encoding.UTF8.GetBytes(folder.Text(file));
        for (var length = 0; length < right.Length; length += 7)
        {
            folder.Write(file, right[..length]);
            Should.NotThrow(() => folder.Read());
        }
        var random = new Random(20261122);
        const string nasty = "\"',;:{}[]#&*!|>%@`-?\n\r\t\0\\ ";
        for (var round = 0; round < 500; round++)
        {
            var wrong = right.ToArray();
            for (var change = 0; change < 3; change++) wrong[random.Next(wrong.Length)] = (byte)nasty[random.Next(nasty.Length)];
            folder.Write(file, wrong);
            Should.NotThrow(() => folder.Read(), Encoding.UTF8.GetString(wrong));
        }
    }
}
