using Kazva.Alarms.Delivery;
using Kazva.Alarms.Life;
using Kazva.Submissions;
using static Kazva.Alarms.Watching.Tests.WatchedCity;

namespace Kazva.Alarms.Watching.Tests;

public partial class AlarmWatchTests
{
    [Fact]
    public async Task Danger_Reported_IsDurableAtOnceAndTold()
    {
        var watch = await _city.Begun();

        await watch.Reported(Swing, _city.Log.Add(Swing, 1, danger: "broken"));

        var alarm = _city.Store.Alarms.ShouldHaveSingleItem();
        alarm.ShouldSatisfyAllConditions(
            () => alarm.State.ShouldBe(AlarmState.Firing), () => alarm.Subject.Id.ShouldBe(Swing), () => alarm.Choice.ShouldBe("broken"), () => alarm.Reports.ShouldBe(1));
        var commit = _city.Told[^1];
        commit.Notifications.ShouldContain(n => n.Alarm == alarm.Id && n.Urgent && n.State == NotificationState.Waiting);
        commit.ShouldBe(_city.Store.Commits[^1]);
    }

    [Fact]
    public async Task Danger_BeforeTheLogWasReadBack_Fires()
    {
        var watch = _city.Watch();
        await watch.Begin();

        await watch.Reported(Swing, _city.Log.Add(Swing, 1, danger: "broken"));

        watch.IsWarm.ShouldBeFalse();
        _city.Store.Alarms.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Danger_ToldOfTwiceAndFoundInTheLog_CountsOnce()
    {
        var watch = await _city.Begun();
        var number = _city.Log.Add(Swing, 1, danger: "broken");

        await Task.WhenAll(watch.Reported(Swing, number), watch.Reported(Swing, number));
        await _city.Pass(watch, 2);

        _city.Store.Transitions.ShouldHaveSingleItem().Change.ShouldBe(AlarmChange.Fired);
        _city.Store.Reports.ShouldHaveSingleItem().Number.ShouldBe(number);
    }

    [Fact]
    public async Task Danger_ToldOfWhileTheLogIsRead_IsTakenByTheNextReading()
    {
        var watch = await _city.Begun();
        var gate = new TaskCompletionSource();
        _city.Log.Gate = gate.Task;
        var first = watch.Reported(Swing, _city.Log.Add(Swing, 1, danger: "broken"));

        var second = watch.Reported(Swing, _city.Log.Add(Swing, 1, danger: "broken"));
        gate.SetResult();
        await Task.WhenAll(first, second);

        _city.Store.Alarms.ShouldHaveSingleItem().Reports.ShouldBe(2);
    }

    [Fact]
    public async Task Danger_ThatNobodyToldOf_IsFoundWithinTheMinute()
    {
        var watch = await _city.Begun();
        _city.Log.Add(Swing, 1, danger: "broken");

        await _city.Pass(watch, 1);

        _city.Store.Alarms.ShouldHaveSingleItem().State.ShouldBe(AlarmState.Firing);
    }

    [Fact]
    public async Task Dangers_OfOneChoice_JoinAndOfAnotherDoNot()
    {
        var watch = await _city.Begun();
        _city.Log.Add(Swing, 1, danger: "broken");
        _city.Log.Add(Swing, 1, danger: "glass");

        await watch.Reported(Swing, _city.Log.Add(Swing, 2, danger: "broken"));

        _city.Store.Alarms.Select(alarm => (alarm.Choice, alarm.Reports)).ShouldBe([("broken", 2), ("glass", 1)], ignoreOrder: true);
        _city.Store.Reports.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Danger_ThatNobodyToldOfWhileTheLogIsReadBack_IsFound()
    {
        var watch = _city.Watch();
        await watch.Begin();
        _city.Log.Add(Swing, 1, danger: "broken");
        await watch.WarmUp();

        await _city.Pass(watch, 1);

        _city.Store.Alarms.ShouldHaveSingleItem().State.ShouldBe(AlarmState.Firing);
    }

    [Fact]
    public async Task Restart_AfterTheClockWasPutBack_TakesTheDangersThatNobodyTook()
    {
        var watch = await _city.Begun();
        _city.Clock.Advance(TimeSpan.FromDays(1));
        await watch.Look();
        watch.End();
        _city.Clock.UtcNow = _city.Clock.UtcNow.AddHours(-5);
        _city.Log.Add(Swing, 1, danger: "broken");

        await _city.Begun();

        _city.Store.Alarms.ShouldHaveSingleItem().Subject.Id.ShouldBe(Swing);
    }

    [Fact]
    public async Task FirstStartEver_TakesTheDangersOfTheLastMinutesOnly()
    {
        _city.Log.Add(Slide, 1, _city.Clock.UtcNow.AddMinutes(-11), "broken");
        _city.Log.Add(Swing, 1, _city.Clock.UtcNow.AddMinutes(-9), "broken");

        await _city.Begun();

        _city.Store.Alarms.ShouldHaveSingleItem().Subject.Id.ShouldBe(Swing);
    }

    [Fact]
    public async Task Restart_TakesTheDangersThatNobodyTook()
    {
        var watch = await _city.Begun();
        await watch.Reported(Swing, _city.Log.Add(Swing, 1, danger: "broken"));
        watch.End();
        _city.Clock.Advance(TimeSpan.FromHours(5));
        _city.Log.Add(Swing, 1, _city.Clock.UtcNow.AddHours(-4), "broken");
        _city.Log.Add(Slide, 1, _city.Clock.UtcNow.AddHours(-1), "glass");

        await _city.Begun();
        await _city.Begun();

        _city.Store.Alarms.Select(alarm => (alarm.Subject.Id, alarm.Reports)).ShouldBe([(Swing, 2), (Slide, 1)], ignoreOrder: true);
        _city.Store.Reports.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Commit_ThatFails_IsMadeByTheNextWatch()
    {
        var watch = await _city.Begun();
        var number = _city.Log.Add(Swing, 1, danger: "broken");
        _city.Store.IsBroken = true;

        await Should.ThrowAsync<StorageUnavailableException>(() => watch.Reported(Swing, number));

        watch.IsOver.ShouldBeTrue();
        _city.Told.ShouldAllBe(commit => commit.Transitions.IsEmpty);
        watch.AlarmsSince(default).ShouldBeEmpty();
        _city.Store.IsBroken = false;
        await _city.Begun();
        _city.Store.Alarms.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Watch_ThatAnotherHasOvertaken_WritesNothing()
    {
        var stale = await _city.Begun();
        var watch = await _city.Begun();
        await watch.Reported(Swing, _city.Log.Add(Swing, 1, danger: "broken"));

        await Should.ThrowAsync<AlarmsOvertakenException>(() => stale.Reported(Swing, 1));

        _city.Store.Transitions.ShouldHaveSingleItem();
        await Should.ThrowAsync<ObjectDisposedException>(() => stale.Silence(AlarmWatchTests.Works(_city)));
    }

    [Fact]
    public async Task Log_ThatCannotBeRead_IsReadAgainByTheSameWatch()
    {
        var watch = await _city.Begun();
        _city.Log.IsBroken = true;
        await Should.ThrowAsync<StorageUnavailableException>(() => watch.Reported(Swing, 1));
        _city.Log.IsBroken = false;
        _city.Log.Add(Swing, 1, danger: "broken");

        await _city.Pass(watch, 1);

        watch.IsOver.ShouldBeFalse();
        _city.Store.Alarms.ShouldHaveSingleItem();
    }
}
