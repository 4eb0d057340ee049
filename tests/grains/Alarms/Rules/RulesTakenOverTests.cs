using Kazva.Alarms.Storage;
using Kazva.Alarms.Watching.Tests;
using Kazva.Definition;

namespace Kazva.Alarms.Rules.Tests;

public class RulesTakenOverTests
{
    private static readonly DateTimeOffset Noon = new(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);
    private static readonly AlarmRule Drop = WatchedCity.Drop;
    private static readonly AlarmRule Safety = WatchedCity.Safety;

    [Fact]
    public void FirstDefinition_BringsItsRules() =>
        RulesTakenOver.From(Book(0, null), Of(1, Drop, Safety), Noon)!.Rules.ShouldBe([new(Drop, Noon, null), new(Safety, Noon, null)]);

    [Fact]
    public void Definition_WithoutRules_BringsTheDefaultsForItsFirstTeam()
    {
        var taken = RulesTakenOver.From(Book(0, null), new WatchedCity().Grid with { Rules = null }, Noon)!;

        taken.Rules.Select(rule => rule.Rule.Lane).ShouldBe([AlarmLane.Safety, AlarmLane.Drop, AlarmLane.Silence], ignoreOrder: true);
        taken.Rules.ShouldAllBe(rule => rule.Rule.Team == "parks");
    }

    [Fact]
    public void Definition_ThatIsKnown_ChangesNothing()
    {
        var book = Book(3, [Drop], new RuleInForce(Drop, Noon, null));

        RulesTakenOver.From(book, Of(3, Drop), Noon.AddDays(1)).ShouldBeNull();
        RulesTakenOver.From(book, Of(2, Safety), Noon.AddDays(1)).ShouldBeNull();
    }

    [Fact]
    public void Rule_ThatTheDefinitionChanges_JudgesFromNowOn()
    {
        var book = Book(1, [Drop, Safety], new RuleInForce(Drop, Noon, null), new RuleInForce(Safety, Noon, null));
        var (drop, safety) = (Drop with { Severity = AlarmSeverity.Critical }, Safety with { Severity = AlarmSeverity.Warning });

        RulesTakenOver.From(book, Of(2, drop, safety), Noon.AddDays(1))!.Rules
            .ShouldBe([new(drop, Noon.AddDays(1), null), new(safety, Noon, null)], "A report may be on its way to a rule about dangers.");
    }

    [Fact]
    public void Rule_ThatDidNotChange_KeepsItsTime() =>
        RulesTakenOver.From(Book(1, [Drop], new RuleInForce(Drop, Noon, null)), Of(2, Drop, Safety), Noon.AddDays(1))!.Rules
            .ShouldBe([new(Drop, Noon, null), new(Safety, Noon.AddDays(1), null)]);

    [Fact]
    public void Rule_ThatStaffSaved_StaysUnlessTheDefinitionNewlyHasIt()
    {
        var saved = new RuleInForce(Drop with { Severity = AlarmSeverity.Notice }, Noon, "ana");

        RulesTakenOver.From(Book(1, [Drop], saved), Of(2, Drop with { Team = null }), Noon.AddDays(1))!.Rules.ShouldBe([saved]);
        RulesTakenOver.From(Book(1, [], saved), Of(2, Safety), Noon.AddDays(1))!.Rules.ShouldContain(saved);
        RulesTakenOver.From(Book(1, [], saved), Of(2, Drop), Noon.AddDays(1))!.Rules.ShouldBe([new(Drop, Noon.AddDays(1), null)]);
    }

    [Fact]
    public void Rule_ThatStaffRemoved_StaysAwayUntilTheDefinitionChangesIt()
    {
        RulesTakenOver.From(Book(1, [Drop]), Of(2, Drop), Noon)!.Rules.ShouldBeEmpty();
        RulesTakenOver.From(Book(1, [Drop]), Of(2, Drop with { Team = null }), Noon)!.Rules.ShouldHaveSingleItem();
    }

    [Fact]
    public void Rule_ThatLeftTheDefinition_Goes() =>
        RulesTakenOver.From(Book(1, [Drop, Safety], new(Drop, Noon, null), new(Safety, Noon, "ana")), Of(2), Noon)!.Rules
            .ShouldHaveSingleItem().Rule.ShouldBe(Safety);

    private static AlarmBook Book(int definition, AlarmRule[]? defined, params RuleInForce[] rules) =>
        new(definition == 0 ? 0 : 1, null, definition, [.. rules], [], [], defined is null ? null : [.. defined]);

    private static Grid Of(int version, params AlarmRule[] rules) => new WatchedCity().Grid with { Version = version, Rules = [.. rules] };
}
