using Kazva.Alarms.Life;
using Kazva.Alarms.Rules;
using static Kazva.Alarms.Watching.Tests.WatchedCity;

namespace Kazva.Alarms.Watching.Tests;

public partial class AlarmWatchTests
{
    [Fact]
    public async Task TwoWhoAcknowledgeAtOnce_OneDoesAndTheOtherLearnsWhoDid()
    {
        var (watch, alarm) = await Firing();
        var gate = new TaskCompletionSource();
        _city.Store.Gate = gate.Task;

        var first = watch.Act(new AlarmAction(alarm.Id, AlarmChange.Acknowledged, "ana", "I go"));
        var second = watch.Act(new AlarmAction(alarm.Id, AlarmChange.Acknowledged, "ben", null));
        gate.SetResult();

        (await first).Outcome.ShouldBe(AlarmReplyOutcome.Done);
        var late = await second;
        late.Outcome.ShouldBe(AlarmReplyOutcome.Already);
        late.Transition.ShouldBe((await first).Transition);
        late.Alarm!.AcknowledgedBy.ShouldBe("ana");
        _city.Store.Transitions.Select(transition => (transition.Change, transition.Who, transition.Why))
            .ShouldBe([(AlarmChange.Fired, null, null), (AlarmChange.Acknowledged, "ana", "I go")]);
    }

    [Fact]
    public async Task Act_OnWhatIsNotThereOrOver_ChangesNothing()
    {
        var (watch, alarm) = await Firing();
        (await watch.Act(new AlarmAction("none", AlarmChange.Acknowledged, "ana", null))).Outcome.ShouldBe(AlarmReplyOutcome.Unknown);
        (await watch.Act(new AlarmAction(alarm.Id, AlarmChange.Resolved, "ana", "mended"))).Outcome.ShouldBe(AlarmReplyOutcome.Done);

        (await watch.Act(new AlarmAction(alarm.Id, AlarmChange.Acknowledged, "ben", null))).Outcome.ShouldBe(AlarmReplyOutcome.NotNow);
        var again = await watch.Act(new AlarmAction(alarm.Id, AlarmChange.Resolved, "ben", null));

        again.Outcome.ShouldBe(AlarmReplyOutcome.Already);
        again.Transition!.Who.ShouldBe("ana");
        _city.Store.Transitions.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Act_AfterAMinuteWasOver_ComesAfterItWasJudged()
    {
        var (watch, alarm) = await Firing();
        _city.Clock.Advance(TimeSpan.FromSeconds(70));

        var reply = await watch.Act(new AlarmAction(alarm.Id, AlarmChange.Acknowledged, "ana", null));

        reply.Transition!.Judged.ShouldBe(_city.Clock.UtcNow.AddSeconds(-10));
        reply.Transition.At.ShouldBe(_city.Clock.UtcNow);
    }

    [Fact]
    public async Task Act_BeforeTheLogWasReadBack_Waits()
    {
        var first = await _city.Begun();
        for (var i = 0; i < 8; i++) _city.Log.Add(Swing, 1);
        await _city.Pass(first, 5);
        first.End();
        var watch = _city.Watch();
        await watch.Begin();

        var acting = watch.Act(new AlarmAction(_city.Store.Alarms.Single().Id, AlarmChange.Acknowledged, "ana", null));
        acting.IsCompleted.ShouldBeFalse();
        await watch.WarmUp();

        (await acting).Outcome.ShouldBe(AlarmReplyOutcome.Done);
    }

    [Fact]
    public async Task Act_OnADangerBeforeTheLogWasReadBack_IsDoneAtOnce()
    {
        var (first, alarm) = await Firing();
        first.End();
        var watch = _city.Watch();
        await watch.Begin();

        (await watch.Act(new AlarmAction(alarm.Id, AlarmChange.Acknowledged, "ana", null))).Outcome.ShouldBe(AlarmReplyOutcome.Done);

        watch.IsWarm.ShouldBeFalse();
    }

    [Fact]
    public async Task Silence_OfAPlace_KeepsItsNotificationsQuietUntilItEnds()
    {
        var watch = await _city.Begun();
        var works = Works(_city);
        (await watch.Silence(works)).Outcome.ShouldBe(AlarmReplyOutcome.Done);
        (await watch.Silence(works)).Outcome.ShouldBe(AlarmReplyOutcome.Already);

        await watch.Reported(Swing, _city.Log.Add(Swing, 1, danger: "broken"));
        _city.Told[^1].Notifications.ShouldNotBeEmpty();
        _city.Told[^1].Notifications.ShouldAllBe(notification => notification.DueAt >= works.Until);

        (await watch.Silence(works with { EndedBy = "ben" })).Outcome.ShouldBe(AlarmReplyOutcome.Done);
        (await watch.Silence(works with { EndedBy = "ana" })).Outcome.ShouldBe(AlarmReplyOutcome.Already);
        (await watch.Silence(Works(_city) with { EndedBy = "ana" })).Outcome.ShouldBe(AlarmReplyOutcome.Unknown);
        await watch.Reported(Slide, _city.Log.Add(Slide, 1, danger: "broken"));
        _city.Told[^1].Notifications.ShouldContain(notification => notification.DueAt == _city.Clock.UtcNow);
        watch.Silences(_city.Clock.UtcNow).ShouldBeEmpty();
    }

    [Fact]
    public async Task Rule_Removed_EndsItsAlarmsAndTheWatch()
    {
        var (watch, alarm) = await Firing();

        (await watch.RemoveRule("none", "ana")).Outcome.ShouldBe(AlarmReplyOutcome.Unknown);
        (await watch.RemoveRule("safety", "ana")).Outcome.ShouldBe(AlarmReplyOutcome.Done);

        watch.IsOver.ShouldBeTrue();
        _city.Store.Transitions[^1].ShouldSatisfyAllConditions(
            last => last.Alarm.ShouldBe(alarm.Id), last => last.Change.ShouldBe(AlarmChange.Resolved), last => last.Who.ShouldBe("ana"), last => last.Why.ShouldNotBeNullOrEmpty());
        (await _city.Begun()).Rules.ShouldHaveSingleItem().Rule.Id.ShouldBe("drop");
    }

    [Fact]
    public async Task Rule_SavedWithANarrowerScope_EndsTheAlarmsOutsideAndKeepsTheOthers()
    {
        var (watch, alarm) = await Firing();
        await watch.Reported(Slide, _city.Log.Add(Slide, 1, danger: "broken"));

        await watch.SaveRule(Safety with { Scope = new AlarmScope(ScopeKind.Locations, [Slide]) }, "ana");

        _city.Store.Alarms.Single(other => other.Id == alarm.Id).State.ShouldBe(AlarmState.Resolved);
        _city.Store.Alarms.Single(other => other.Id != alarm.Id).State.ShouldBe(AlarmState.Firing);
    }

    [Fact]
    public async Task Rule_SavedWhileADangerIsOnItsWay_LosesNothing()
    {
        var watch = await _city.Begun();
        _city.Log.Add(Swing, 1, _city.Clock.UtcNow.AddSeconds(-1), "broken");

        await watch.SaveRule(Safety with { Severity = AlarmSeverity.Warning }, "ana");
        await _city.Begun();

        _city.Store.Alarms.ShouldHaveSingleItem().Severity.ShouldBe(AlarmSeverity.Warning);
    }

    private async Task<(AlarmWatch Watch, Alarm Alarm)> Firing()
    {
        var watch = await _city.Begun();
        await watch.Reported(Swing, _city.Log.Add(Swing, 1, danger: "broken"));
        return (watch, _city.Store.Alarms.Single());
    }
}
