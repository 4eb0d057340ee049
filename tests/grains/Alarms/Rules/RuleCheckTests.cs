using System.Collections.Immutable;
using Kazva.Alarms.Rules;
using Kazva.Alarms.Teams;
using Kazva.Definition;

namespace Kazva.Grains.Tests.Alarms.Rules;

public sealed class RuleCheckTests
{
    private static readonly Grid Grid = new(
        new Organisation("town", Text("Town"), ["en"], "Europe/Sofia"),
        [new("one", Text("One"), 25.6, 42.4)],
        [
            new("parks", Text("Parks"), new Questionnaire(1, [new("problem", Branch.Low, Text("What?"), true, [new("dirty", Text("Dirty"))])])),
            new("stops", Text("Stops"), new Questionnaire(1, [new("wait", Branch.Low, Text("Long?"), true, [new("late", Text("Late"))])])),
        ],
        [new("AAAA", Text("Park"), "one", "parks", 25.6, 42.4)],
        Teams: [new Team("crew", Text("Crew"), "en", [], [], [])]);

    private static readonly DropRule Drop = new(
        DropMeasure.Dissatisfied, null, null, [TimeSpan.FromDays(1), TimeSpan.FromDays(14)], new DropLevel(null, 0.1), 0.9, 0.5, 5, TimeSpan.Zero, TimeSpan.FromDays(1), Pool: true);

    private static readonly AlarmRule Rule = new(
        "drop", Text("Drop"), new AlarmScope(ScopeKind.EveryLocation, []), AlarmSeverity.Warning, "crew", TimeSpan.FromDays(7), Drop: Drop);

    [Fact]
    public void Rule_AsItShouldBe_HasNoMistakes() => RuleCheck.Of(Rule, Grid).ShouldBeEmpty();

    [Theory]
    [InlineData(null)]
    [InlineData("crew")]
    public void DefaultRules_OfAnyGrid_HaveNoMistakes(string? team) =>
        DefaultRules.For(team).SelectMany(rule => RuleCheck.Of(rule, Grid)).ShouldBeEmpty();

    [Fact]
    public void Rule_WithManyMistakes_NamesAllAtOnce() => Paths(Rule with
    {
        Id = "Drop!",
        Name = new LocalText(ImmutableSortedDictionary<string, string>.Empty),
        Scope = new(ScopeKind.Categories, ["parks", "nowhere", "parks"]),
        Team = "others",
        CoolDown = TimeSpan.FromSeconds(90),
        Drop = Drop with { Confidence = 0.8, Clear = 0.9, MinCount = 0, Windows = [TimeSpan.FromDays(2), TimeSpan.FromDays(1)], For = TimeSpan.FromMinutes(-1) },
    }).ShouldBe(["id", "name", "scope.ids[1]", "scope.ids[2]", "team", "coolDown", "drop.windows[1]", "drop.clear", "drop.minCount", "drop.for", "drop.pool"]);

    [Theory]
    [InlineData("Two\nlines")]
    [InlineData("Zero\0")]
    [InlineData("Bell\a")]
    public void Name_WithControlCharacters_IsRefused(string name) =>
        Paths(Rule with { Name = new LocalText(ImmutableSortedDictionary<string, string>.Empty.Add("bg", name)) }).ShouldBe(["name.bg"]);

    [Theory]
    [InlineData(ScopeKind.Organisation, "one", "scope.ids")]
    [InlineData(ScopeKind.Categories, null, "scope.ids")]
    [InlineData(ScopeKind.Settlements, "two", "scope.ids[0]")]
    [InlineData(ScopeKind.Locations, "BBBB", "scope.ids[0]")]
    [InlineData(ScopeKind.EveryLocation, "one", "scope.ids[0]")]
    [InlineData((ScopeKind)9, null, "scope")]
    public void Scope_ThatTheGridDoesNotHave_IsNamed(ScopeKind kind, string? id, string path) =>
        Paths(Rule with { Scope = new(kind, id is null ? [] : [id]), Drop = Drop with { Pool = false } }).ShouldBe([path]);

    [Fact]
    public void Lane_MissingOrTwice_IsRefused()
    {
        RuleCheck.Of(Rule with { Drop = null }, Grid).ShouldHaveSingleItem().Message.ShouldContain("exactly one");
        RuleCheck.Of(Rule with { Safety = new() }, Grid).ShouldHaveSingleItem().Message.ShouldContain("exactly one");
    }

    [Fact]
    public void Silence_OfAnArea_IsRefusedAndSafetyIsNot()
    {
        var settlement = new AlarmScope(ScopeKind.Settlements, ["one"]);
        Paths(Rule with { Drop = null, Silence = new(0.99, 30), Scope = settlement }).ShouldBe(["scope.kind"]);
        Paths(Rule with { Drop = null, Safety = new(), Scope = settlement }).ShouldBeEmpty();
    }

    [Fact]
    public void Silence_WithoutAnyAnswerOrEvidence_IsRefused() =>
        Paths(Rule with { Drop = null, Silence = new(double.NaN, 0) }).ShouldBe(["silence.confidence", "silence.minCount"]);

    [Theory]
    [InlineData("problem", "dirty", null)]
    [InlineData("problem", "late", "drop.choice")]
    [InlineData("wait", "late", "drop.question")]
    [InlineData(null, "late", "drop.question")]
    [InlineData("problem", null, "drop.choice")]
    public void Choice_OutsideTheScope_IsNamed(string? question, string? choice, string? path) =>
        Paths(Rule with
        {
            Scope = new(ScopeKind.Locations, ["AAAA"]),
            Drop = Drop with { Measure = DropMeasure.Choice, Question = question, Choice = choice },
        }).ShouldBe(path is null ? [] : [path]);

    [Fact]
    public void Choice_WithAnotherMeasure_IsRefused() =>
        Paths(Rule with { Drop = Drop with { Question = "problem", Choice = "dirty" } }).ShouldBe(["drop.question", "drop.choice"]);

    [Theory]
    [InlineData(DropMeasure.Mean, 11.0, 0, "drop.level.fixed")]
    [InlineData(DropMeasure.Mean, 6.5, 0, null)]
    [InlineData(DropMeasure.Dissatisfied, 6.5, 0, "drop.level.fixed")]
    [InlineData(DropMeasure.Dissatisfied, 0.3, 0.1, "drop.level.margin")]
    [InlineData(DropMeasure.Dissatisfied, null, -0.1, "drop.level.margin")]
    [InlineData(DropMeasure.Mean, null, double.NaN, "drop.level.margin")]
    public void Level_OutOfItsRange_IsNamed(DropMeasure measure, double? at, double margin, string? path) =>
        Paths(Rule with { Drop = Drop with { Measure = measure, Level = new(at, margin) } }).ShouldBe(path is null ? [] : [path]);

    [Theory]
    [InlineData("0", 0)]
    [InlineData("30s", 30)]
    [InlineData("10m", 600)]
    [InlineData("24h", 86_400)]
    [InlineData("14d", 1_209_600)]
    public void Time_AsWritten_IsReadAndWrittenTheSame(string text, int seconds)
    {
        RuleTime.TryParse(text, out var time).ShouldBeTrue();
        time.TotalSeconds.ShouldBe(seconds);
        RuleTime.Format(time).ShouldBe(text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("d")]
    [InlineData("-1d")]
    [InlineData("1.5h")]
    [InlineData("1w")]
    [InlineData("99999999d")]
    public void Time_ThatIsNone_IsRefused(string text) => RuleTime.TryParse(text, out _).ShouldBeFalse();

    private static IEnumerable<string> Paths(AlarmRule rule) => RuleCheck.Of(rule, Grid).Select(mistake => mistake.Path);

    private static LocalText Text(string english) =>
        new(new Dictionary<string, string>(StringComparer.Ordinal) { ["en"] = english }.ToImmutableSortedDictionary(StringComparer.Ordinal));
}
