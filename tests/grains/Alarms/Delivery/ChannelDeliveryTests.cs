using System.Collections.Immutable;
using Kazva.Alarms.Life;
using Kazva.Alarms.Rules;
using Kazva.Alarms.Storage;
using Kazva.Alarms.Teams;
using Kazva.Definition;
using Kazva.Submissions;
using Microsoft.Extensions.Logging.Abstractions;
using static Kazva.Alarms.Delivery.Tests.OnCall;

namespace Kazva.Alarms.Delivery.Tests;

public class ChannelDeliveryTests
{
    private readonly GridIndex _city = City(Parks);
    private readonly SetClock _clock = new();
    private readonly MemoryOutbox _outbox = new();
    private readonly MemoryAlarms _alarms = new();
    private readonly FakeComplaints _complaints = new();
    private readonly FakeSender _hook = new(ChannelKind.Webhook);
    private readonly FakeSender _mail = new(ChannelKind.Email);

    [Fact]
    public async Task Row_ThatIsDue_IsSentAndNoted()
    {
        var row = Happens(Alarm(AlarmLane.Safety).Step(AlarmChange.Fired))["parks/1", 0];

        (await Deliver("parks/1")).ShouldBeNull();

        var item = _hook.Sent.ShouldHaveSingleItem().Items.ShouldHaveSingleItem();
        (item.Alarm.Id, item.Transition.Number, item.Where).ShouldBe(("a1", 2, "Swing (Centre, Playgrounds)"));
        item.AcknowledgeLink.ShouldBe(new Uri("https://kazva.example/a/a1-Parks"));
        var sent = _outbox[row.Id];
        (sent.State, sent.Attempts, sent.SettledAt, sent.Result).ShouldBe((NotificationState.Delivered, 1, Noon, "200"));
    }

    [Fact]
    public async Task Row_ThatIsNotDue_WaitsUntilItIs()
    {
        Happens(Alarm().Step(AlarmChange.Fired));
        _clock.Now = Noon.AddSeconds(-1);

        (await Deliver("parks/1")).ShouldBe(Noon);

        _hook.Sent.ShouldBeEmpty();
    }

    [Fact]
    public async Task Alarms_DueTogether_GoInOneMessage_TheWorstFirst()
    {
        Happens(Alarm(id: "a1").Step(AlarmChange.Fired), (Alarm(id: "a2") with { Severity = AlarmSeverity.Critical }).Step(AlarmChange.Fired));

        await Deliver("parks/1");

        _hook.Sent.ShouldHaveSingleItem().Items.Select(item => item.Alarm.Id).ShouldBe(["a2", "a1"]);
        _outbox.Rows.Where(row => row.Channel == "parks/1").ShouldAllBe(row => row.State == NotificationState.Delivered);
    }

    [Fact]
    public async Task Attempt_ThatFailed_IsRepeatedLaterAndInTheEndGivenUp()
    {
        var row = Happens(Alarm(AlarmLane.Safety).Step(AlarmChange.Fired))["parks/1", 0];
        _hook.Result = () => new SendResult(SendOutcome.Failed, "500");
        for (var attempt = 1; attempt < BackOff.MostAttempts; attempt++)
        {
            var next = await Deliver("parks/1", random: 0.5);
            next.ShouldBe(_clock.Now + BackOff.After(attempt, 0.5));
            (_outbox[row.Id].Attempts, _outbox[row.Id].State).ShouldBe((attempt, NotificationState.Waiting));
            _clock.Now = next!.Value;
        }

        (await Deliver("parks/1", random: 0.5)).ShouldBeNull();

        _outbox[row.Id].State.ShouldBe(NotificationState.Dead);
        _hook.Sent.Count.ShouldBe(BackOff.MostAttempts);
        (_clock.Now - Noon).ShouldBeInRange(TimeSpan.FromHours(22), TimeSpan.FromHours(26));
    }

    [Fact]
    public async Task Attempt_WhoseReceiverAsksToWait_WaitsSoLong()
    {
        Happens(Alarm(AlarmLane.Safety).Step(AlarmChange.Fired));
        _hook.Result = () => new SendResult(SendOutcome.Failed, "429", TimeSpan.FromMinutes(7));

        (await Deliver("parks/1")).ShouldBe(Noon.AddMinutes(7));
    }

    [Fact]
    public async Task Attempt_ThatWasRefused_IsDeadAtOnce_AndIsSentAgainWhenStaffSaySo()
    {
        var row = Happens(Alarm(AlarmLane.Safety).Step(AlarmChange.Fired))["parks/1", 0];
        _hook.Result = () => new SendResult(SendOutcome.Refused, "404");
        await Deliver("parks/1");
        _outbox[row.Id].State.ShouldBe(NotificationState.Dead);

        _hook.Result = () => new SendResult(SendOutcome.Delivered, "200");
        _outbox.Add(_outbox[row.Id].Again(_clock.Now));
        await Deliver("parks/1");

        (_outbox[row.Id].State, _outbox[row.Id].Attempts).ShouldBe((NotificationState.Delivered, 1));
    }

    [Fact]
    public async Task Sender_WithAMistakeOfOurs_IsTriedAgain()
    {
        var row = Happens(Alarm(AlarmLane.Safety).Step(AlarmChange.Fired))["parks/1", 0];
        _hook.Result = () => throw new InvalidOperationException("token 12345678");

        (await Deliver("parks/1", random: 0.5)).ShouldBe(Noon + BackOff.After(1, 0.5));

        _outbox[row.Id].Result.ShouldBe("It could not be sent: InvalidOperationException.");
    }

    [Fact]
    public async Task Escalation_OfWhatSomebodyAcknowledged_IsDropped()
    {
        var fired = Alarm(AlarmLane.Safety);
        var row = Happens(fired.Step(AlarmChange.Fired))["parks/ivan/1", 1];
        _alarms.Take((fired with { Number = 3, AcknowledgedBy = "Ana" }).Step(AlarmChange.Acknowledged));
        _clock.Now = Noon.AddMinutes(10);

        await Deliver("parks/ivan/1");

        _mail.Sent.ShouldBeEmpty();
        (_outbox[row.Id].State, _outbox[row.Id].Result).ShouldBe((NotificationState.Dropped, "Acknowledged by Ana before this was due."));
    }

    [Fact]
    public async Task Escalation_OfWhatNobodyAcknowledged_CallsTheNext()
    {
        Happens(Alarm(AlarmLane.Safety).Step(AlarmChange.Fired));
        _clock.Now = Noon.AddMinutes(10);

        await Deliver("parks/ivan/1");

        _mail.Sent.ShouldHaveSingleItem().Member!.Id.ShouldBe("ivan");
    }

    [Fact]
    public async Task Escalation_OfWhatWasOverAndFiredAgain_IsLeftToTheNewFiring()
    {
        var fired = Alarm(AlarmLane.Safety);
        var first = Happens(fired.Step(AlarmChange.Fired))["parks/ivan/1", 1];
        _alarms.Take((fired with { Number = 3 }).Step(AlarmChange.Resolved));
        _alarms.Take((fired with { Number = 4, FiredAt = Noon.AddMinutes(9) }).Step(AlarmChange.Reopened));
        _clock.Now = Noon.AddMinutes(10);

        await Deliver("parks/ivan/1");

        _mail.Sent.ShouldBeEmpty();
        _outbox[first.Id].State.ShouldBe(NotificationState.Dropped);
    }

    [Fact]
    public async Task Alarm_OverBeforeItWasTold_IsNotToldNorIsItsEnd()
    {
        var fired = Alarm();
        Happens(fired.Step(AlarmChange.Fired));
        Happens((fired with { Number = 3 }).Step(AlarmChange.Resolved));

        await Deliver("parks/1");

        _hook.Sent.ShouldBeEmpty();
        _outbox.Rows.Where(row => row.Channel == "parks/1").Select(row => row.State).ShouldBe([NotificationState.Dropped, NotificationState.Dropped]);
    }

    [Fact]
    public async Task Alarm_OverAfterItWasTold_IsToldToBeOver()
    {
        var fired = Alarm();
        Happens(fired.Step(AlarmChange.Fired));
        await Deliver("parks/1");
        Happens((fired with { Number = 3 }).Step(AlarmChange.Resolved));
        await Deliver("parks/1");

        _hook.Sent.Count.ShouldBe(2);
        var over = _hook.Sent.Last().Items.ShouldHaveSingleItem();
        over.Transition.Change.ShouldBe(AlarmChange.Resolved);
        over.AcknowledgeLink.ShouldBeNull();
    }

    [Fact]
    public async Task Alarm_WhoseMessageMayHaveArrived_IsToldToBeOver()
    {
        var fired = Alarm();
        Happens(fired.Step(AlarmChange.Fired));
        _hook.Result = () => new SendResult(SendOutcome.Failed, "No answer within 10 s.");
        await Deliver("parks/1");
        _hook.Result = () => new SendResult(SendOutcome.Delivered, "200");
        Happens((fired with { Number = 3 }).Step(AlarmChange.Resolved));
        await Deliver("parks/1");

        _hook.Sent.Last().Items.ShouldHaveSingleItem().Transition.Change.ShouldBe(AlarmChange.Resolved);
    }

    [Fact]
    public async Task Place_SilencedSinceItWasPlanned_IsQuiet()
    {
        var row = Happens(Alarm(AlarmLane.Safety).Step(AlarmChange.Fired))["parks/ivan/1", 1];
        _clock.Now = Noon.AddMinutes(10);
        _alarms.Silences = [new(Guid.NewGuid(), Swing, Noon.AddMinutes(1), Noon.AddHours(1), "Being repaired", "Ana")];

        await Deliver("parks/ivan/1");

        (_outbox[row.Id].State, _outbox[row.Id].DueAt, _outbox[row.Id].Result).ShouldBe((NotificationState.Waiting, Noon.AddMinutes(70), "Silenced: Being repaired"));
        _mail.Sent.ShouldBeEmpty();
        _clock.Now = Noon.AddMinutes(70);
        _alarms.Silences = [];
        await Deliver("parks/ivan/1");
        _mail.Sent.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Place_WhoseAlarmIsOverWhenItsSilenceEnds_IsNotToldOf()
    {
        var fired = Alarm(AlarmLane.Safety);
        _alarms.Silences = [new(Guid.NewGuid(), Swing, Noon, Noon.AddHours(1), "Being repaired", "Ana")];
        var row = Happens(fired.Step(AlarmChange.Fired))["parks/1", 0];
        await Deliver("parks/1");
        _alarms.Take((fired with { Number = 3 }).Step(AlarmChange.Resolved));
        _clock.Now = Noon.AddHours(1);

        await Deliver("parks/1");

        _hook.Sent.ShouldBeEmpty();
        _outbox[row.Id].State.ShouldBe(NotificationState.Dropped);
    }

    [Fact]
    public async Task Danger_ThatComesWhileManyFail_GoesBeforeTheRest()
    {
        Happens([.. Enumerable.Range(1, 50).Select(i => Alarm(id: $"b{i:00}").Step(AlarmChange.Fired))]);
        var danger = false;
        _hook.Result = () =>
        {
            if (!danger) Happens(Alarm(AlarmLane.Safety, id: "a1").Step(AlarmChange.Fired));
            danger = true;
            return new SendResult(SendOutcome.Failed, "No answer within 10 s.", TimeSpan.FromMinutes(1));
        };

        await Deliver("parks/1");

        _hook.Sent.ElementAt(1).Items[0].Alarm.Id.ShouldBe("a1");
    }

    [Fact]
    public async Task Reports_DueTogether_AreToldByTheLast()
    {
        var alarm = Alarm(AlarmLane.Safety);
        _alarms.Take(alarm.Step(AlarmChange.Fired));
        Happens((alarm with { Number = 3, Reports = 2 }).Step(AlarmChange.Joined), (alarm with { Number = 4, Reports = 4 }).Step(AlarmChange.Joined));
        _clock.Now = Noon + NotificationPlan.JoinWindow;

        await Deliver("parks/1");

        _hook.Sent.ShouldHaveSingleItem().Items.ShouldHaveSingleItem().Alarm.Reports.ShouldBe(4);
        _outbox.Rows.Where(row => row.Channel == "parks/1").Select(row => row.State).ShouldBe([NotificationState.Dropped, NotificationState.Delivered]);
    }

    [Fact]
    public async Task TestMessage_IsSentByItself()
    {
        _outbox.Add(NotificationPlan.Test(Parks, null, Parks.Channels[0], Noon));

        await Deliver("parks/1");

        _hook.Sent.ShouldHaveSingleItem().IsTest.ShouldBeTrue();
        _outbox.Rows.ShouldHaveSingleItem().State.ShouldBe(NotificationState.Delivered);
    }

    [Fact]
    public async Task Channel_ThatIsNoMore_LeavesDeadLetters()
    {
        _outbox.Add(NotificationPlan.Test(Parks, null, new Channel("parks/9", ChannelKind.Email, "gone@parks.example"), Noon));

        await Deliver("parks/9");

        _outbox.Rows.ShouldHaveSingleItem().State.ShouldBe(NotificationState.Dead);
    }

    [Fact]
    public async Task Complaints_OfTheWindow_AreTheMostFrequent()
    {
        _complaints.Answers = [Dissatisfied("dirty", "dark"), Dissatisfied("dirty"), Dissatisfied("loud"), Dissatisfied("dark", "dirty"), Dissatisfied("wet")];
        Happens(Dropped().Step(AlarmChange.Fired));

        await Deliver("parks/1");

        _hook.Sent.ShouldHaveSingleItem().Items[0].Complaints.Select(complaint => (complaint.Choice, complaint.Count)).ShouldBe([("dirty", 3), ("dark", 2), ("loud", 1)]);
    }

    [Fact]
    public async Task Complaints_ThatCannotBeRead_HoldNothingUp()
    {
        _complaints.IsUnavailable = true;
        Happens(Dropped().Step(AlarmChange.Fired));

        await Deliver("parks/1");

        _hook.Sent.ShouldHaveSingleItem().Items[0].Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Rule_InForce_GivesItsNameAndItsMeasure()
    {
        var rule = DefaultRules.For("parks").First(rule => rule.Drop is not null) with { Id = "Drop" };
        _alarms.Rules = [new RuleInForce(rule, Noon, null)];
        Happens(Alarm().Step(AlarmChange.Fired));

        await Deliver("parks/1");

        var item = _hook.Sent.ShouldHaveSingleItem().Items[0];
        (item.RuleName, item.Measure).ShouldBe(("Satisfaction fell", DropMeasure.Dissatisfied));
    }

    [Fact]
    public void BackOff_OfAnyAttempt_StaysWithinItsCapAndGrowsUpToIt()
    {
        BackOff.After(1, 0.999).ShouldBeLessThan(BackOff.Base);
        BackOff.After(5, 0).ShouldBe(TimeSpan.Zero);
        for (var attempt = 1; attempt < 10_000; attempt++)
            BackOff.After(attempt, 0.5).ShouldBeInRange(BackOff.After(Math.Max(1, attempt - 1), 0.5), BackOff.Cap / 2);
    }

    [Fact]
    public async Task Message_ThatCannotBeWritten_IsTriedAgainLaterAndHoldsUpNoOther()
    {
        var broken = Happens(Alarm(id: "a1").Step(AlarmChange.Fired))["parks/1", 0];

        await Deliver("parks/1", links: new PlainLinks { Broken = "a1" });
        (_outbox[broken.Id].State, _outbox[broken.Id].Attempts).ShouldBe((NotificationState.Waiting, 1));

        Happens(Alarm(id: "a2").Step(AlarmChange.Fired));
        await Deliver("parks/1", links: new PlainLinks { Broken = "a1" });
        _hook.Sent.ShouldHaveSingleItem().Items.ShouldHaveSingleItem().Alarm.Id.ShouldBe("a2");
    }

    [Fact]
    public async Task Message_OfSeveralOfWhichOneCannotBeTold_TellsTheOthers()
    {
        var broken = Happens(Alarm(id: "a1").Step(AlarmChange.Fired))["parks/1", 0];
        var told = Happens(Alarm(id: "a2").Step(AlarmChange.Fired), Alarm(id: "a3").Step(AlarmChange.Fired));

        await Deliver("parks/1", links: new PlainLinks { Broken = "a1" });

        (_outbox[broken.Id].State, _outbox[broken.Id].Attempts, _outbox[broken.Id].Result).ShouldBe(
            (NotificationState.Waiting, 1, "It could not be written: InvalidOperationException."));
        foreach (var row in told.All.Where(row => row is { Channel: "parks/1", Step: 0 })) _outbox[row.Id].State.ShouldBe(NotificationState.Delivered);
        _hook.Sent.SelectMany(message => message.Items).Select(item => item.Alarm.Id).Order(StringComparer.Ordinal).ShouldBe(["a2", "a3"]);
    }

    [Fact]
    public async Task Sender_ThatBreaksAsADatabaseWould_IsAnAttemptLikeAnyOther()
    {
        var row = Happens(Alarm(AlarmLane.Safety).Step(AlarmChange.Fired))["parks/1", 0];
        _hook.Result = () => throw new StorageUnavailableException();

        await Deliver("parks/1");

        (_outbox[row.Id].State, _outbox[row.Id].Attempts).ShouldBe((NotificationState.Waiting, 1));
    }

    private static Alarm Dropped() => Alarm() with { Figures = new AlarmFigures(TimeSpan.FromDays(1), 10, 0.5, 0.3, 0.2, 0.9, null) };

    private static DissatisfiedAnswer Dissatisfied(params ImmutableArray<string> choices) => new("SWING1", [new Answer("problem", choices)]);

    /// <summary>The steps are in the store and planned at noon; what would wait for others is due at once.</summary>
    private Rows Happens(params AlarmStep[] steps)
    {
        foreach (var step in steps) _alarms.Take(step);
        var rows = NotificationPlan.Of(_city, steps, [], [], _clock.Now);
        _outbox.Add(rows);
        return new Rows(rows);
    }

    private Task<DateTimeOffset?> Deliver(string channel, double random = 0.25, PlainLinks? links = null) => new ChannelDelivery(
        "city", channel, new OneGrid(_city), _outbox, _alarms, new MessageWriter(_complaints, links ?? new PlainLinks(), NullLogger.Instance),
        [_hook, _mail], _clock, () => random, NullLogger.Instance).SendDue(CancellationToken.None);

    private sealed record Rows(ImmutableArray<Notification> All)
    {
        public Notification this[string channel, int step] => All.Single(row => row.Channel == channel && row.Step == step);
    }
}
