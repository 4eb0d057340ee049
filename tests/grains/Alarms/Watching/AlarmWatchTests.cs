using Kazva.Alarms.Life;
using Kazva.RollUp;
using Kazva.Submissions;
using static Kazva.Alarms.Watching.Tests.WatchedCity;

namespace Kazva.Alarms.Watching.Tests;

public partial class AlarmWatchTests
{
    private readonly WatchedCity _city = new();

    [Fact]
    public async Task FirstStart_TakesOverTheRulesAndJudgesFromNowOn()
    {
        _city.Clock.Advance(TimeSpan.FromSeconds(30));

        var watch = await _city.Begun();

        watch.Judged.ShouldBe(_city.Clock.UtcNow.AddSeconds(-30));
        watch.Rules.Select(rule => rule.Rule).ShouldBe([Drop, Safety]);
        _city.Store.Commits.ShouldHaveSingleItem().Definition.ShouldBe(1);
    }

    [Fact]
    public async Task Minute_IsJudgedWhenItsAnswersAreIn()
    {
        var watch = await _city.Begun();
        var noon = _city.Clock.UtcNow;

        _city.Clock.UtcNow = noon.AddSeconds(61.9);
        (await watch.Look()).ShouldBeFalse();
        _city.Clock.UtcNow = noon.AddSeconds(62);
        (await watch.Look()).ShouldBeTrue();

        watch.Judged.ShouldBe(noon.AddMinutes(1));
        (await _city.Store.ReadBookAsync("city", default)).Judged.ShouldBe(noon.AddMinutes(1));
        (await watch.Look()).ShouldBeFalse();
    }

    [Fact]
    public async Task Drop_PendsAndFires()
    {
        var watch = await _city.Begun();
        for (var i = 0; i < 8; i++) _city.Log.Add(Swing, 1);

        await _city.Pass(watch, 5);

        _city.Store.Transitions.Select(transition => transition.Change).ShouldBe([AlarmChange.Pended, AlarmChange.Fired]);
        _city.Store.Alarms.ShouldHaveSingleItem().Figures.Count.ShouldBe(8);
        watch.Judgements.Where(subject => subject.Rule == "drop").Select(subject => (subject.Subject.Id, subject.Judgement))
            .ShouldBe([(Swing, Judgement.Worse), (Slide, Judgement.NoData)], ignoreOrder: true);
    }

    [Fact]
    public async Task WhatWasCommittedHere_IsTakenEarly_AndJudgedWhenTheMinuteIsOver()
    {
        var watch = await _city.Begun();
        for (var i = 0; i < 8; i++) _city.Log.Add(Swing, 1);
        _city.Log.Here.AddRange(_city.Log.Answers);
        var read = _city.Log.Read;

        await watch.TakeEarly();
        _city.Store.Transitions.ShouldBeEmpty();
        await _city.Pass(watch, 5);

        _city.Log.Read.ShouldBe(read);
        _city.Store.Transitions.Select(transition => transition.Change).ShouldBe([AlarmChange.Pended, AlarmChange.Fired]);
        _city.Store.Alarms.ShouldHaveSingleItem().Figures.Count.ShouldBe(8);
    }

    [Fact]
    public async Task WhatWasCommittedHere_AndDoesNotFollow_IsReadWhenTheMinuteIsOver()
    {
        var watch = await _city.Begun();
        for (var i = 0; i < 8; i++) _city.Log.Add(Swing, 1);
        _city.Log.Here.AddRange(_city.Log.Answers.Where(answer => answer.Number is not 3));
        var read = _city.Log.Read;

        await watch.TakeEarly();
        await _city.Pass(watch, 5);

        _city.Log.Read.ShouldBe(read + 1);
        _city.Store.Alarms.ShouldHaveSingleItem().Figures.Count.ShouldBe(8);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task WhatWasCommittedHere_WhileTheLogIsRead_IsTakenOnce_AndNotReadAgain(bool isTakenBeforeItsEnd)
    {
        var watch = await _city.Begun();
        for (var i = 0; i < 4; i++) _city.Log.Add(Swing, 1);
        if (isTakenBeforeItsEnd) _city.Log.Here.AddRange(_city.Log.Answers);
        var gate = new TaskCompletionSource();
        _city.Log.Gate = gate.Task;
        var read = _city.Log.Read;

        _city.Clock.UtcNow = watch.Judged.AddMinutes(1) + AlarmWatch.Settling;
        var minute = watch.Look(); // It has read four, and they are on their way.
        _city.Log.Read.ShouldBe(read + 1);
        for (var i = 0; i < 4; i++) _city.Log.Add(Swing, 1);
        _city.Log.Here.AddRange(_city.Log.Answers.Skip(4));
        if (isTakenBeforeItsEnd) await watch.TakeEarly();
        gate.SetResult();
        await minute;
        await _city.Pass(watch, 5);

        _city.Log.Read.ShouldBe(read + 1);
        _city.Store.Alarms.ShouldHaveSingleItem().Figures.Count.ShouldBe(8);
    }

    [Fact]
    public async Task Danger_ThatIsMissingAmongWhatWasCommittedHere_FiresAllTheSame()
    {
        var watch = await _city.Begun();
        _city.Log.Add(Swing, 1, danger: "glass");
        _city.Log.Add(Swing, 9);
        _city.Log.Here.Add(_city.Log.Answers[1]);

        await watch.TakeEarly();
        _city.Store.Transitions.ShouldBeEmpty();
        await watch.Reported(Swing, 1);

        _city.Store.Transitions.ShouldHaveSingleItem().Change.ShouldBe(AlarmChange.Fired);
    }

    [Fact]
    public async Task DangerThatWasCommittedHere_FiresAsItIsTaken_AndOnce()
    {
        var watch = await _city.Begun();
        var number = _city.Log.Add(Swing, 1, danger: "glass");
        _city.Log.Here.AddRange(_city.Log.Answers);

        await watch.TakeEarly();
        _city.Store.Transitions.ShouldHaveSingleItem().Change.ShouldBe(AlarmChange.Fired);
        await watch.Reported(Swing, number);
        await _city.Pass(watch, 2);

        _city.Store.Alarms.ShouldHaveSingleItem().Reports.ShouldBe(1);
    }

    [Fact]
    public async Task Minutes_InWhichNobodyAnswers_ReadNoHeads()
    {
        _city.Log.Add(Swing, 9);
        var watch = await _city.Begun();
        await _city.Pass(watch, 1);
        var read = _city.Log.HeadsRead;

        await _city.Pass(watch, 5);
        _city.Log.HeadsRead.ShouldBe(read);

        _city.Log.Add(Slide, 9);
        await _city.Pass(watch, 5);
        _city.Log.HeadsRead.ShouldBe(read + 1);
    }

    [Fact]
    public async Task Minute_WhoseAnswersCouldNotBeRead_IsPulledAgain_ThoughNobodyAnsweredMeanwhile()
    {
        var watch = await _city.Begun();
        for (var i = 0; i < 8; i++) _city.Log.Add(Swing, 1);
        _city.Log.Gate = Task.FromException(new StorageUnavailableException("broken"));
        await Should.ThrowAsync<StorageUnavailableException>(() => _city.Pass(watch, 1));
        _city.Log.Gate = Task.CompletedTask;

        await _city.Pass(watch, 5);

        _city.Store.Transitions.Select(transition => transition.Change).ShouldBe([AlarmChange.Pended, AlarmChange.Fired]);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Minutes_ThatWereMissed_AreJudgedAsIfLive(bool stops)
    {
        var watch = await _city.Begun();
        for (var i = 0; i < 8; i++) _city.Log.Add(Swing, 1);
        await _city.Pass(watch, 2);
        if (stops)
        {
            watch.End();
            _city.Clock.Advance(TimeSpan.FromMinutes(300));
            watch = await _city.Begun();
            _city.Clock.Advance(TimeSpan.FromMinutes(1));
            await watch.Look();
        }
        else
        {
            await _city.Pass(watch, 301);
        }

        var alarm = _city.Store.Alarms.ShouldHaveSingleItem();
        (alarm.State, alarm.Number, alarm.FiredAt).ShouldBe((AlarmState.Firing, 2, new DateTimeOffset(2026, 5, 4, 12, 2, 0, TimeSpan.Zero)));
    }

    [Fact]
    public async Task LongLog_IsGoneThroughWithTurnsBetween()
    {
        for (var i = 0; i < 5_000; i++) _city.Log.Add(Swing, 1, _city.Clock.UtcNow.AddMinutes(i - 6_000));
        var watch = _city.Watch();
        await watch.Begin();
        var turns = new TurnCounter();

        await turns.Run(watch.WarmUp);

        // An hour or a thousand answers at a time, over two days and more.
        turns.Count.ShouldBeGreaterThan(48);
        watch.Judgements.Single(subject => subject.Rule == "drop" && subject.Subject.Id == Swing).Judgement.ShouldBe(Judgement.Worse);
        _city.Store.Alarms.ShouldBeEmpty();
    }

    [Fact]
    public async Task Drop_BeforeTheFirstStart_MakesNoAlarmOfThePast()
    {
        for (var i = 0; i < 8; i++) _city.Log.Add(Swing, 1, _city.Clock.UtcNow.AddHours(-20));

        var watch = await _city.Begun();
        _city.Store.Alarms.ShouldBeEmpty();
        await _city.Pass(watch, 1);

        _city.Store.Transitions.ShouldHaveSingleItem().At.ShouldBe(watch.Judged);
    }

    internal static AlarmSilence Works(WatchedCity city) => new(
        Guid.NewGuid(), new AlarmSubject(GridLevel.Category, "playgrounds"), city.Clock.UtcNow, city.Clock.UtcNow.AddHours(2), "new swings", "ana");
}
