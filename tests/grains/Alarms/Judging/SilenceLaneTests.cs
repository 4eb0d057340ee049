using Kazva.Alarms.Life;
using static Kazva.Alarms.Judging.Tests.Town;

namespace Kazva.Alarms.Judging.Tests;

public class SilenceLaneTests
{
    [Fact]
    public void Silence_AtARegularPlace_IsNoticedWhenOneAnswerWasExpectedWith99Percent()
    {
        var judge = Judge(Silence());
        // Four a day, at any hour: ln 100 of them are expected in 4.605 / 4 days.
        var last = Regular(judge, 90, perDay: 4);

        var steps = judge.JudgeUntil(Start.AddDays(10));

        var fired = steps.ShouldHaveSingleItem().Transition;
        (fired.At - last).TotalDays.ShouldBe(-Math.Log(0.01) / 4, 0.15);
        fired.Figures.LastAnswerAt.ShouldBe(last);
        fired.Figures.Probability!.Value.ShouldBe(0.99, 0.001);
        judge.Judgements.ShouldHaveSingleItem().Judgement.ShouldBe(Judgement.Worse);
    }

    [Fact]
    public void Silence_NextAnswer_ResolvesIt()
    {
        var judge = Judge(Silence());
        Regular(judge, 90, perDay: 4);
        judge.Take(Answer("A1", 10_000, 9, Start.AddDays(7)));
        judge.JudgeUntil(Start.AddDays(7.5)).Select(s => s.Transition.Change).ShouldBe([AlarmChange.Fired, AlarmChange.Resolved]);
        judge.Alarms.Single().Since.ShouldBe(Start.AddDays(7));
    }

    [Fact]
    public void Silence_WithFewerAnswersThanTheLeast_IsNotJudged()
    {
        var judge = Judge(Silence(minCount: 30));
        Regular(judge, 20, perDay: 1);
        judge.JudgeUntil(Start.AddDays(30)).ShouldBeEmpty();
        judge.Judgements.ShouldHaveSingleItem().Judgement.ShouldBe(Judgement.NotEnough);
    }

    [Fact]
    public void Silence_OverNight_IsUsualWhereNobodyAnswersAtNight()
    {
        var judge = new AlarmJudge(GridOf("Europe/Sofia", ["A1"], []), InForce(Silence()), [], Start);
        // Ten an hour from 8 to 16 by Sofia's clock, which is three hours ahead of UTC in summer; nothing at the weekend.
        long number = 0;
        for (var day = -35; day < 0; day++)
            if (Start.AddDays(day).DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
                for (var i = 0; i < 80; i++)
                    judge.Take(Answer("A1", ++number, 9, Start.AddDays(day).AddHours(5).AddMinutes(i * 6)));

        // The last answer came on Friday; Monday is 4 May. It opens at 5:00 UTC, and half an hour later it should have been answered.
        var fired = judge.JudgeUntil(Start.AddDays(1)).ShouldHaveSingleItem().Transition;
        fired.At.ShouldBeInRange(Start.AddHours(5).AddMinutes(20), Start.AddHours(5).AddMinutes(40));
    }

    [Fact]
    public void Silence_AfterADayWithACrowd_DoesNotCountTheCrowd()
    {
        var (with, without) = (Judge(Silence()), Judge(Silence()));
        Regular(with, 90, perDay: 1);
        Regular(without, 90, perDay: 1);
        for (var i = 0; i < 500; i++) with.Take(Answer("A1", 5000 + i, 9, Start.AddDays(-40).AddSeconds(i * 30)));

        var usual = without.JudgeUntil(Start.AddDays(30)).Single().Transition.At;
        var crowd = with.JudgeUntil(Start.AddDays(30)).Single().Transition.At;
        crowd.ShouldBeInRange(usual.AddDays(-1), usual.AddDays(5));
    }

    [Fact]
    public void Silence_WhereAnswersComeInClumps_WaitsForClumps()
    {
        var judge = Judge(Silence());
        // Once a week ten answers within the hour: fewer than ten a week, but by the plain count 1.4 a day.
        long number = 0;
        var random = new Random(1);
        var day = -88.0;
        for (; day < 0; day += 3 + (random.NextDouble() * 8))
            for (var i = 0; i < 10; i++)
                judge.Take(Answer("A1", ++number, 9, Start.AddDays(day).AddMinutes(i)));

        judge.JudgeUntil(Start.AddDays(8)).ShouldBeEmpty();
    }

    [Fact]
    public void Silence_OfALateAnswer_CountsFromWhenItWasGiven()
    {
        var judge = Judge(Silence());
        var last = Regular(judge, 90, perDay: 4);
        judge.Take(Answer("A1", 10_000, 9, last.AddHours(6)) with { ReceivedAt = Start.AddDays(5) });
        var steps = judge.JudgeUntil(Start.AddDays(10));
        steps.Select(s => s.Transition.Change).ShouldBe([AlarmChange.Fired]);
    }

    [Fact]
    public void Silence_ResolvedBySomebody_StaysSoUntilItIsAnswered()
    {
        var judge = Judge(Silence());
        Regular(judge, 90, perDay: 4);
        var alarm = judge.JudgeUntil(Start.AddDays(3)).Single().Alarm;
        judge.Act(alarm.Id, AlarmChange.Resolved, "Ana", "closed for winter", Start.AddDays(3));
        judge.JudgeUntil(Start.AddDays(20)).ShouldBeEmpty();
    }

    private static DateTimeOffset Regular(AlarmJudge judge, int days, int perDay)
    {
        var at = Start;
        for (var i = 0; i < days * perDay; i++)
        {
            // Through all hours of the day alike.
            at = Start.AddDays(-days + ((i + 0.5) / perDay)).AddHours((i / perDay * 7 % 24) * (24.0 / perDay / 24)).AddMilliseconds(-1);
            at = DateTimeOffset.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds());
            if (at >= Start) at = Start.AddMinutes(-1);
            judge.Take(Answer("A1", i + 1, 9, at));
        }
        return at;
    }
}
