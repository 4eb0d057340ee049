using Kazva.Alarms.Life;
using static Kazva.Alarms.Judging.Tests.Town;

namespace Kazva.Alarms.Judging.Tests;

public class SafetyLaneTests
{
    [Fact]
    public void Danger_ReportedAgainUnderARuleWithAnotherTeam_IsForThatTeam()
    {
        var before = Town.Judge(Town.Safety());
        before.Report(Town.Answer("A1", 1, 1, Town.Start, "swing"));
        var closed = before.Act(before.Alarms.Single().Id, AlarmChange.Resolved, "Ana", null, Town.Start.AddMinutes(1))!.Value.Alarm;

        var judge = new AlarmJudge(Town.Grid, Town.InForce(Town.Safety() with { Team = "other" }), [closed], Town.Start);
        var again = judge.Report(Town.Answer("A1", 2, 1, Town.Start.AddMinutes(2), "swing")).ShouldHaveSingleItem().Step;

        (again.Transition.Change, again.Alarm.Id, again.Alarm.Team).ShouldBe((AlarmChange.Reopened, closed.Id, "other"));
    }

    [Fact]
    public void Report_OfADanger_FiresAtOnce()
    {
        var judge = Judge(Safety());
        var at = Start.AddSeconds(7);

        var made = judge.Report(Answer("A1", 1, 2, at, "swing", "dirt")).ShouldHaveSingleItem();

        made.Step.Transition.ShouldSatisfyAllConditions(
            t => t.Change.ShouldBe(AlarmChange.Fired), t => t.At.ShouldBe(at), t => t.Judged.ShouldBe(Start), t => t.Figures.Count.ShouldBe(1));
        made.Step.Alarm.Choice.ShouldBe("swing");
        made.Step.Alarm.Reports.ShouldBe(1);
        made.Report.ShouldBe(new(made.Step.Alarm.Id, "A1", 1, Id("A1", 1), at));
    }

    [Fact]
    public void Report_OfADangerThatIsHeld_FiresAtOnce_AndWhatIsDecidedLaterReportsNothing()
    {
        var judge = Judge(Safety());
        var held = Answer("A1", 1, 2, Start, "swing") with { Event = JudgedEvent.Held };

        judge.Report(held).ShouldHaveSingleItem().Step.Transition.Change.ShouldBe(AlarmChange.Fired);

        // Also where it is forgotten that the danger was reported.
        foreach (var later in new[] { JudgedEvent.Released, JudgedEvent.TakenOut, JudgedEvent.Left })
            Judge(Safety()).Report(held with { Number = 2, Event = later }).ShouldBeEmpty();
    }

    [Fact]
    public void Report_OfNoDanger_MakesNothing()
    {
        var judge = Judge(Safety());
        judge.Report(Answer("A1", 1, 2, Start, "dirt")).ShouldBeEmpty();
        judge.Report(Answer("B1", 1, 2, Start, "swing")).ShouldBeEmpty();
        judge.Report(Answer("nowhere", 1, 2, Start, "swing")).ShouldBeEmpty();
    }

    [Fact]
    public void Report_Repeated_MakesNothing()
    {
        var judge = Judge(Safety());
        var answer = Answer("A1", 1, 2, Start, "swing");
        judge.Report(answer).ShouldHaveSingleItem();
        judge.Report(answer).ShouldBeEmpty();
        new AlarmJudge(Grid, InForce(Safety()), judge.Alarms, Start, [answer.SubmissionId]).Report(answer).ShouldBeEmpty();
    }

    [Fact]
    public void Report_OfTheSameDanger_JoinsWhileItIsOpen()
    {
        var judge = Judge(Safety());
        var first = judge.Report(Answer("A1", 1, 2, Start, "swing")).Single().Step;
        judge.Act(first.Alarm.Id, AlarmChange.Acknowledged, "Ana", null, Start.AddMinutes(1));

        var second = judge.Report(Answer("A1", 2, 2, Start.AddMinutes(2), "swing")).Single().Step;
        second.Alarm.ShouldSatisfyAllConditions(
            a => a.Id.ShouldBe(first.Alarm.Id), a => a.Reports.ShouldBe(2), a => a.State.ShouldBe(AlarmState.Acknowledged), a => a.AcknowledgedBy.ShouldBe("Ana"), a => a.Number.ShouldBe(3));
        second.Transition.Change.ShouldBe(AlarmChange.Joined);
    }

    [Fact]
    public void Report_OfAnotherDangerOrElsewhere_IsAnotherAlarm()
    {
        var judge = Judge(Safety());
        var both = judge.Report(Answer("A1", 1, 2, Start, "swing", "wire"));
        var elsewhere = judge.Report(Answer("A2", 1, 2, Start, "swing"));
        both.Concat(elsewhere).Select(s => s.Step.Alarm.Id).Distinct(StringComparer.Ordinal).Count().ShouldBe(3);
    }

    [Theory]
    [InlineData(23, AlarmChange.Reopened)]
    [InlineData(25, AlarmChange.Fired)]
    public void Report_AfterItWasResolved_ReopensWithinTheCoolDown(int hours, AlarmChange expected)
    {
        var judge = Judge(Safety());
        var first = judge.Report(Answer("A1", 1, 2, Start, "swing")).Single().Step.Alarm;
        judge.Act(first.Id, AlarmChange.Resolved, "Ana", "mended", Start);

        var next = judge.Report(Answer("A1", 2, 2, Start.AddHours(hours), "swing")).Single().Step;
        next.Transition.Change.ShouldBe(expected);
        (next.Alarm.Id == first.Id).ShouldBe(expected == AlarmChange.Reopened);
    }

    [Fact]
    public void Report_FromBeforeTheRule_MakesNothing()
    {
        var judge = new AlarmJudge(Grid, [new(Safety(), Start.AddMinutes(1), "Ana")], [], Start);
        judge.Report(Answer("A1", 1, 2, Start, "swing")).ShouldBeEmpty();
        judge.Report(Answer("A1", 2, 2, Start.AddMinutes(1), "swing")).ShouldHaveSingleItem();
    }
}
