using Kazva.Alarms.Life;
using Kazva.Alarms.Rules;
using Kazva.RollUp;
using static Kazva.Alarms.Judging.Tests.Town;

namespace Kazva.Alarms.Judging.Tests;

public class DropLaneTests
{
    private long _number;

    [Fact]
    public void Restart_WithAPendingAlarmWhoseTimeIsOverByTheLog_FiresItAtTheNextMinute()
    {
        // While it was live, the answers came into the log late.
        var rule = Town.Drop(forTime: TimeSpan.FromMinutes(2));
        var live = Town.Judge(rule);
        for (var i = 1; i <= 6; i++) live.Take(Town.Answer("A1", i, 1, Town.Start.AddMinutes(4)));
        live.JudgeUntil(Town.Start.AddMinutes(4)).Told().ShouldBe(["4 Pended"]);

        var restarted = new AlarmJudge(Town.Grid, Town.InForce(rule), live.Alarms, Town.Start.AddMinutes(4));
        for (var i = 1; i <= 6; i++) restarted.Take(Town.Answer("A1", i, 1, Town.Start.AddMinutes(2)));

        restarted.JudgeUntil(Town.Start.AddMinutes(9)).Told().ShouldBe(["5 Fired"]);
    }

    [Fact]
    public void Drop_FewerAnswersThanTheLeast_NeverFires()
    {
        var judge = Judge(Drop(minCount: 4));
        Bad(judge, "A1", 1, 2, 3);

        judge.JudgeUntil(Start.AddHours(3)).ShouldBeEmpty();
        judge.Judgements.ShouldHaveSingleItem().Judgement.ShouldBe(Judgement.NoData);
    }

    [Fact]
    public void Drop_EnoughBadAnswers_FiresAtTheMinuteOfTheLastWithItsFigures()
    {
        var judge = Judge(Drop(minCount: 4));
        Bad(judge, "A1", 1, 2, 3, 4.5);

        var step = judge.JudgeUntil(Start.AddMinutes(30)).ShouldHaveSingleItem();

        step.Transition.ShouldSatisfyAllConditions(
            t => t.Change.ShouldBe(AlarmChange.Fired),
            t => t.At.ShouldBe(Start.AddMinutes(5)),
            t => t.Judged.ShouldBe(Start.AddMinutes(5)),
            t => t.Figures.Count.ShouldBe(4),
            t => t.Figures.Value.ShouldBe(1),
            t => t.Figures.Level.ShouldBe(0.3),
            t => t.Figures.Usual.ShouldBeNull(),
            t => t.Figures.Window.ShouldBe(TimeSpan.FromHours(1)),
            t => t.Figures.Probability!.Value.ShouldBeGreaterThan(0.95));
        step.Alarm.ShouldSatisfyAllConditions(
            a => a.Subject.ShouldBe(new AlarmSubject(GridLevel.Location, "A1")),
            a => a.Team.ShouldBe("team"),
            a => a.Number.ShouldBe(1),
            a => a.FiredAt.ShouldBe(Start.AddMinutes(5)));
        judge.Judgements.ShouldHaveSingleItem().Judgement.ShouldBe(Judgement.Worse);
    }

    [Fact]
    public void Drop_MustHoldForAWhile_PendsAndThenFires()
    {
        var judge = Judge(Drop(forTime: TimeSpan.FromMinutes(10)));
        Bad(judge, "A1", 1, 2, 3, 4);
        judge.JudgeUntil(Start.AddMinutes(30)).Told().ShouldBe(["4 Pended", "14 Fired"]);
    }

    [Fact]
    public void Drop_NoLongerHoldsBeforeItHasHeldLongEnough_IsWithdrawn()
    {
        var judge = Judge(Drop(forTime: TimeSpan.FromMinutes(10)));
        Bad(judge, "A1", 1, 2, 3, 4);
        Good(judge, "A1", 6, 7, 8, 9, 10, 11);
        judge.JudgeUntil(Start.AddHours(3)).Told().ShouldBe(["4 Pended", "10 Withdrawn"]);
    }

    [Fact]
    public void Drop_ClearLongEnough_IsResolved()
    {
        var judge = Judge(Drop(keepFor: TimeSpan.FromMinutes(15), windows: TimeSpan.FromDays(1)));
        Bad(judge, "A1", 1, 2, 3, 4);
        Good(judge, "A1", 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20);
        var steps = judge.JudgeUntil(Start.AddHours(3));

        steps.Select(s => s.Transition.Change).ShouldBe([AlarmChange.Fired, AlarmChange.Resolved]);
        var cleared = Enumerable.Range(10, 11).First(m => DropEvidence.ShareAbove(0.3, 0.3, m - 5, 4) < 0.5);
        steps[1].Transition.At.ShouldBe(Start.AddMinutes(cleared + 15));
        steps[1].Transition.Why.ShouldBeNull();
        judge.Judgements.ShouldHaveSingleItem().Judgement.ShouldBe(Judgement.Healthy);
    }

    [Fact]
    public void Drop_TooFewAnswersAfterItFired_StaysUntilNoneIsLeft()
    {
        var judge = Judge(Drop(keepFor: TimeSpan.Zero));
        Bad(judge, "A1", 1, 2, 3, 4, 30);
        var steps = judge.JudgeUntil(Start.AddHours(3));

        // At 64 a single answer is left: not enough, and no health. At 90 that too has left.
        steps.Told().ShouldBe(["4 Fired", "90 Resolved"]);
        steps[1].Transition.Why.ShouldBe(AlarmLife.NoAnswersLeft);
        judge.Judgements.ShouldHaveSingleItem().Judgement.ShouldBe(Judgement.NoData);
    }

    [Fact]
    public void Drop_HoldsAgainWithinTheCoolDown_IsReopenedAndLaterItIsAnother()
    {
        var judge = Judge(Drop(coolDown: TimeSpan.FromHours(2)));
        Bad(judge, "A1", 1, 2, 3, 4, 101, 102, 103, 104, 400, 401, 402, 403);
        var steps = judge.JudgeUntil(Start.AddHours(8));

        steps.Told().ShouldBe(["4 Fired", "64 Resolved", "104 Reopened", "164 Resolved", "403 Fired", "463 Resolved"]);
        steps[2].Alarm.Id.ShouldBe(steps[0].Alarm.Id);
        string.Equals(steps[4].Alarm.Id, steps[0].Alarm.Id, StringComparison.Ordinal).ShouldBeFalse();
        steps.Select(s => s.Transition.Number).ShouldBe([1, 2, 3, 4, 1, 2]);
    }

    [Fact]
    public void Drop_PendsAgainWithinTheCoolDown_IsReopenedAfterItHasHeld()
    {
        var judge = Judge(Drop(coolDown: TimeSpan.FromHours(2), forTime: TimeSpan.FromMinutes(5)));
        Bad(judge, "A1", 1, 2, 3, 4, 101, 102, 103, 104);
        judge.JudgeUntil(Start.AddHours(2)).Told().ShouldBe(["4 Pended", "9 Fired", "64 Resolved", "104 Pended", "109 Reopened"]);
    }

    [Fact]
    public void Act_ResolvedWhileTheConditionHolds_NothingNewBeginsBeforeItHasNotHeldOnce()
    {
        var judge = Judge(Drop(coolDown: TimeSpan.FromHours(2)));
        Bad(judge, "A1", 1, 2, 3, 4);
        var alarm = judge.JudgeUntil(Start.AddMinutes(5)).Single().Alarm;
        judge.Act(alarm.Id, AlarmChange.Resolved, "Ana", "checked", Start.AddMinutes(5.5))!.Value.Alarm.State.ShouldBe(AlarmState.Resolved);
        Bad(judge, "A1", 6, 7, 8);
        judge.JudgeUntil(Start.AddMinutes(60)).ShouldBeEmpty();
        Bad(judge, "A1", 110, 111, 112, 113);
        judge.JudgeUntil(Start.AddMinutes(120)).Told().ShouldBe(["113 Reopened"]);
    }

    [Fact]
    public void Act_OnAnAcknowledgedOne_IsRefusedAndNothingChanges()
    {
        var judge = Judge(Drop());
        Bad(judge, "A1", 1, 2, 3, 4);
        var alarm = judge.JudgeUntil(Start.AddMinutes(5)).Single().Alarm;
        var first = judge.Act(alarm.Id, AlarmChange.Acknowledged, "Ana", null, Start.AddMinutes(5.5));

        first!.Value.Alarm.AcknowledgedBy.ShouldBe("Ana");
        first.Value.Transition.Judged.ShouldBe(Start.AddMinutes(5));
        judge.Act(alarm.Id, AlarmChange.Acknowledged, "Boris", null, Start.AddMinutes(5.6)).ShouldBeNull();
        judge.Act("unknown", AlarmChange.Resolved, "Boris", null, Start.AddMinutes(5.6)).ShouldBeNull();
        judge.Alarms.Single().AcknowledgedBy.ShouldBe("Ana");
    }

    [Fact]
    public void Windows_TheFirstThatSays_Speaks()
    {
        var judge = Judge(Drop(windows: [TimeSpan.FromMinutes(10), TimeSpan.FromHours(2)]));
        Bad(judge, "A1", 1, 20, 40, 60);
        judge.JudgeUntil(Start.AddMinutes(61)).Single().Transition.Figures.Window.ShouldBe(TimeSpan.FromHours(2));
    }

    [Fact]
    public void Windows_ShorterThanTheLongest_NeedMoreConfidence()
    {
        var rule = Drop(windows: [TimeSpan.FromMinutes(30), TimeSpan.FromHours(2)]).Drop! with { Confidence = 0.8 };
        rule.ConfidenceIn(TimeSpan.FromHours(2)).ShouldBe(0.8, 1e-12);
        rule.ConfidenceIn(TimeSpan.FromMinutes(30)).ShouldBe(0.9, 1e-12);
    }

    [Fact]
    public void Mean_LowScores_Fire()
    {
        var judge = Judge(Drop(measure: DropMeasure.Mean, level: 6));
        Bad(judge, "A1", 1, 2, 3, 4);
        judge.JudgeUntil(Start.AddMinutes(5)).Single().Transition.Figures.Value.ShouldBe(2);
    }

    [Fact]
    public void Choice_TakenOften_Fires()
    {
        var judge = Judge(Drop(measure: DropMeasure.Choice));
        for (var i = 1; i <= 4; i++) judge.Take(Answer("A1", ++_number, 2, Start.AddMinutes(i), "dirt"));
        judge.JudgeUntil(Start.AddMinutes(5)).Told().ShouldBe(["4 Fired"]);
    }

    [Fact]
    public void Usual_OfTooFewAnswers_LetsNothingBeJudged()
    {
        var judge = Judge(Drop(level: null, margin: 0.1));
        Bad(judge, "A1", 1, 2, 3, 4);
        judge.JudgeUntil(Start.AddMinutes(5)).ShouldBeEmpty();
        judge.Judgements.ShouldHaveSingleItem().Judgement.ShouldBe(Judgement.NotEnough);
    }

    [Fact]
    public void Usual_OfTheCategory_IsThatOfThe90WholeDaysBefore()
    {
        var judge = Judge(Drop(level: null, margin: 0.1));
        // Another playground: 60 answers over 60 days, a quarter of them low; and bus stops that are always bad.
        for (var i = 0; i < 60; i++)
        {
            judge.Take(Answer("D1", i + 1, i % 4 == 0 ? 2 : 9, Start.AddDays(i - 60).AddHours(1)));
            judge.Take(Answer("B1", i + 1, 1, Start.AddDays(i - 60).AddHours(1)));
        }
        Bad(judge, "A1", 1, 2, 3, 4);

        var figures = judge.JudgeUntil(Start.AddMinutes(5)).Single().Transition.Figures;
        figures.Usual.ShouldBe(0.25);
        figures.Level!.Value.ShouldBe(0.35, 1e-9);
    }

    [Fact]
    public void Usual_OfAnAreaWithSeveralCategories_IsMixedByItsAnswers()
    {
        var judge = Judge(Drop(new AlarmScope(ScopeKind.Settlements, ["v"]), level: null, margin: 0));
        for (var i = 0; i < 60; i++)
        {
            // Playgrounds are never bad, half of them within the village; bus stops always.
            judge.Take(Answer(i % 2 == 0 ? "D1" : "A1", i + 1, 9, Start.AddDays(-30).AddMinutes(i)));
            judge.Take(Answer("B1", i + 1, 1, Start.AddDays(-30).AddMinutes(i)));
        }
        _number = 100;
        Bad(judge, "A1", 1, 2, 3, 4, 5, 6, 7, 8);

        var figures = judge.JudgeUntil(Start.AddMinutes(10)).First().Transition.Figures;
        figures.Usual!.Value.ShouldBe(60 / 90.0, 1e-9);
    }

    [Fact]
    public void RetiredAndUnknownLocations_AreNotJudged()
    {
        var judge = Judge(Drop(Town.Locations("X1", "A1", "nowhere")));
        Bad(judge, "X1", 1, 2, 3, 4);
        Bad(judge, "nowhere", 1, 2, 3, 4);
        judge.JudgeUntil(Start.AddMinutes(5)).ShouldBeEmpty();
        judge.Judgements.ShouldHaveSingleItem().Subject.Id.ShouldBe("A1");
    }

    [Fact]
    public void Pool_SparseLocations_AreJudgedTogether()
    {
        var judge = Judge(Drop(Every, pool: true));
        Bad(judge, "A1", 1, 2);
        Bad(judge, "A2", 3, 4);
        var step = judge.JudgeUntil(Start.AddMinutes(10)).ShouldHaveSingleItem();
        step.Alarm.Subject.ShouldBe(new AlarmSubject(GridLevel.SettlementCategory, "v/play"));
        step.Transition.At.ShouldBe(Start.AddMinutes(4));
    }

    [Fact]
    public void Pool_WhileOneOfItsLocationsHasAnAlarm_IsSilent()
    {
        var judge = Judge(Drop(Every, pool: true));
        Bad(judge, "A1", 1, 1, 1, 1);
        judge.JudgeUntil(Start.AddMinutes(10)).ShouldHaveSingleItem().Alarm.Subject.Id.ShouldBe("A1");
        var alarm = judge.Alarms.Single();

        judge.Act(alarm.Id, AlarmChange.Resolved, "Ana", null, Start.AddMinutes(10.5));
        judge.JudgeUntil(Start.AddMinutes(20)).ShouldHaveSingleItem().Alarm.Subject.Id.ShouldBe("v/play");
    }

    [Fact]
    public void Pool_WithNoSparseLocation_IsNotJudged()
    {
        var judge = new AlarmJudge(GridOf("UTC", ["A1", "A2"], []), InForce(Drop(Every, pool: true)), [], Start);
        // Each is a little bad and says so little; together they would be worse.
        foreach (var code in new[] { "A1", "A2" })
        {
            Bad(judge, code, 1, 1, 1);
            Good(judge, code, 1, 1, 1, 1);
        }
        judge.JudgeUntil(Start.AddMinutes(10)).ShouldBeEmpty();
        judge.Judgements.ShouldNotContain(j => j.Subject.Level == GridLevel.SettlementCategory);
    }

    [Fact]
    public void EndUnwatched_ARuleThatWasRemoved_ResolvesItsAlarms()
    {
        var judge = Judge(Drop());
        Bad(judge, "A1", 1, 2, 3, 4);
        judge.JudgeUntil(Start.AddMinutes(5));

        var without = new AlarmJudge(Grid, [], judge.Alarms, judge.Judged);
        var step = without.EndUnwatched("Ana", "rule removed", Start.AddMinutes(6)).ShouldHaveSingleItem();

        step.Transition.Change.ShouldBe(AlarmChange.Resolved);
        step.Transition.Who.ShouldBe("Ana");
        step.Alarm.State.ShouldBe(AlarmState.Resolved);
        without.EndUnwatched("Ana", "rule removed", Start.AddMinutes(6)).ShouldBeEmpty();
    }

    private void Bad(AlarmJudge judge, string code, params double[] minutes) => Give(judge, code, 2, minutes);

    private void Good(AlarmJudge judge, string code, params double[] minutes) => Give(judge, code, 9, minutes);

    private void Give(AlarmJudge judge, string code, int score, double[] minutes)
    {
        foreach (var minute in minutes) judge.Take(Answer(code, ++_number, score, Start.AddMinutes(minute)));
    }
}
