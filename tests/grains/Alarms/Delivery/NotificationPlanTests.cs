using System.Collections.Immutable;
using Kazva.Alarms.Life;
using Kazva.Alarms.Rules;
using Kazva.Alarms.Teams;
using Kazva.RollUp;
using static Kazva.Alarms.Delivery.Tests.OnCall;

namespace Kazva.Alarms.Delivery.Tests;

public class NotificationPlanTests
{
    [Fact]
    public void Danger_OnceReported_IsToldAtOnceToTheTeamAndTheFirst_AndLaterToTheNext()
    {
        var rows = Plan(Parks, Alarm(AlarmLane.Safety).Step(AlarmChange.Fired));

        rows.Select(row => (row.Channel, row.Step, row.DueAt - Noon)).ShouldBe(
        [
            ("parks/1", 0, TimeSpan.Zero), ("parks/ana/1", 0, TimeSpan.Zero), ("parks/ivan/1", 1, TimeSpan.FromMinutes(10)),
        ]);
        rows.ShouldAllBe(row => row.Urgent && row.State == NotificationState.Waiting && row.CreatedAt == Noon && row.Number == 2);
    }

    [Fact]
    public void Drop_OnceFired_WaitsForTheWindowSoThatOthersGoWithIt()
    {
        var seconds = new[] { 0.5, 3, 29.999 };
        var due = seconds.Select(second => Plan(Parks, Noon.AddSeconds(second), Alarm().Step(AlarmChange.Fired))[0].DueAt);

        due.ShouldAllBe(at => at == Noon + NotificationPlan.GroupWindow);
    }

    [Theory]
    [InlineData(AlarmChange.Pended)]
    [InlineData(AlarmChange.Withdrawn)]
    [InlineData(AlarmChange.Acknowledged)]
    public void Change_ThatTheDashboardAloneHearsOf_MakesNoRow(AlarmChange change) => Plan(Parks, Alarm().Step(change)).ShouldBeEmpty();

    [Fact]
    public void Resolved_OfWhatNeverFired_MakesNoRow() =>
        Plan(Parks, (Alarm() with { FiredAt = null }).Step(AlarmChange.Resolved)).ShouldBeEmpty();

    [Fact]
    public void Resolved_BeforeTheNextWasCalled_IsForThoseWhoWereTold()
    {
        Plan(Parks, Noon.AddMinutes(5), Alarm().Step(AlarmChange.Resolved)).Select(row => row.Channel).ShouldBe(["parks/1", "parks/ana/1"]);
        Plan(Parks, Noon.AddMinutes(10), Alarm().Step(AlarmChange.Resolved)).Select(row => row.Channel).ShouldBe(["parks/1", "parks/ana/1", "parks/ivan/1"]);
    }

    [Fact]
    public void Rows_PlannedAgain_AreTheSame() =>
        Plan(Parks, Alarm().Step(AlarmChange.Fired)).ShouldBe(Plan(Parks, Alarm().Step(AlarmChange.Fired)));

    [Fact]
    public void Rows_OfAlarmsTransitionsStepsAndChannels_HaveIdsOfTheirOwn()
    {
        var again = Parks with { Escalation = [new(TimeSpan.Zero, ["ana"]), new(TimeSpan.FromMinutes(5), ["ana"])] };
        var rows = Plan(again, Alarm().Step(AlarmChange.Fired), (Alarm() with { Number = 3 }).Step(AlarmChange.Resolved), Alarm(id: "a2").Step(AlarmChange.Fired));

        rows.Select(row => row.Id).ShouldBeUnique(StringComparer.Ordinal);
    }

    [Fact]
    public void Reports_OfADangerAgainAndAgain_AreToldAtMostOnceAWindow()
    {
        var rows = Enumerable.Range(2, 99).SelectMany(reports =>
            Plan(Parks, Noon.AddSeconds(reports), (Alarm(AlarmLane.Safety) with { Reports = reports, Number = reports }).Step(AlarmChange.Joined))).ToList();

        rows.Count(row => row.Channel == "parks/1").ShouldBe(6, "the 2nd, 4th, 8th, 16th, 32nd and 64th");
        rows.ShouldAllBe(row => row.DueAt == Noon + NotificationPlan.JoinWindow);
        rows.ShouldNotContain(row => row.Channel == "parks/ivan/1");
    }

    [Fact]
    public void Drop_InQuietHours_IsHeldAndTheNextHasAsLongAsByDay()
    {
        var rows = Plan(Parks with { Quiet = Nights }, At(23), Alarm().Step(AlarmChange.Fired));

        rows.Select(row => (row.Channel, row.DueAt)).ShouldBe(
        [
            ("parks/1", At(24 + 7)), ("parks/ana/1", At(24 + 7)), ("parks/ivan/1", At(24 + 7).AddMinutes(10)),
        ]);
    }

    [Fact]
    public void Danger_InQuietHours_IsToldAtOnce() =>
        Plan(Parks with { Quiet = Nights }, At(23), Alarm(AlarmLane.Safety).Step(AlarmChange.Fired)).Where(row => row.Step == 0)
            .ShouldAllBe(row => row.DueAt == At(23));

    [Fact]
    public void Step_WithSomebodyOnDuty_CallsNobodyElse()
    {
        var shifts = Parks with { Members = [Member("ana", Hours(8, 16)), Member("ivan", Hours(16, 24 - 1))], Escalation = [] };

        Plan(shifts, Noon, Alarm().Step(AlarmChange.Fired)).Select(row => row.Member).ShouldBe([null, "ana"]);
        Plan(shifts, At(20), Alarm(AlarmLane.Safety).Step(AlarmChange.Fired)).Select(row => row.Member).ShouldBe([null, "ivan"]);
    }

    [Fact]
    public void Step_WithNobodyOnDuty_WaitsForTheFirst_AndADangerCallsAll()
    {
        var days = Parks with { Members = [Member("ana", Hours(9, 16)), Member("ivan", Hours(8, 16))], Escalation = [] };

        Plan(days, At(20), Alarm().Step(AlarmChange.Fired)).Select(row => (row.Member, row.DueAt)).ShouldBe(
            [(null, At(20)), ("ivan", At(24 + 8))]);
        Plan(days, At(20), Alarm(AlarmLane.Safety).Step(AlarmChange.Fired)).Select(row => (row.Member, row.DueAt)).ShouldBe(
            [(null, At(20)), ("ana", At(20)), ("ivan", At(20))]);
    }

    [Fact]
    public void Member_OnDutyInQuietHoursOnly_IsToldWhenTheyAreOver()
    {
        var nights = Parks with { Members = [Member("ana", Hours(23, 6))], Escalation = [], Quiet = Nights };

        Plan(nights, At(23), Alarm().Step(AlarmChange.Fired)).ShouldAllBe(row => row.DueAt == At(24 + 7));
    }

    [Fact]
    public void Team_WhoseFirstStepComesLater_IsNotCalledWhenSomebodyAcknowledgesBefore()
    {
        var later = Parks with { Escalation = [new EscalationStep(TimeSpan.FromMinutes(5), ["ana"])] };

        Plan(later, Alarm(AlarmLane.Safety).Step(AlarmChange.Fired)).Select(row => (row.Member, row.Step, row.DueAt)).ShouldBe(
            [(null, 0, Noon), ("ana", 1, Noon.AddMinutes(5))]);
    }

    [Theory]
    [InlineData(GridLevel.Location, "SWING1", true)]
    [InlineData(GridLevel.SettlementCategory, "centre/playgrounds", true)]
    [InlineData(GridLevel.SettlementCategory, "town/playgrounds", true)]
    [InlineData(GridLevel.Category, "playgrounds", true)]
    [InlineData(GridLevel.Settlement, "town", true)]
    [InlineData(GridLevel.Organisation, "city", true)]
    [InlineData(GridLevel.Location, "SLIDE1", false)]
    [InlineData(GridLevel.SettlementCategory, "town/stops", false)]
    [InlineData(GridLevel.Category, "stops", false)]
    [InlineData(GridLevel.Settlement, "village", false)]
    public void Silence_OfThePlaceOrOneAroundIt_QuietensAllThatIsThere(GridLevel level, string id, bool quietens)
    {
        var silence = new AlarmSilence(Guid.NewGuid(), new(level, id), Noon.AddHours(-1), Noon.AddHours(1), "New swings", "Ana");

        foreach (var lane in Enum.GetValues<AlarmLane>())
        {
            var rows = NotificationPlan.Of(City(Parks), [Alarm(lane).Step(AlarmChange.Fired)], [], [silence], Noon);
            rows.Length.ShouldBe(3);
            rows.ShouldAllBe(row => row.State == NotificationState.Waiting && row.CreatedAt == Noon && (row.Result == "Silenced: New swings") == quietens);
            var from = quietens ? silence.Until : Noon;
            rows.Select(row => row.DueAt).ShouldBe([from, from, from.AddMinutes(10)], ignoreOrder: true);
            NotificationPlan.Of(City(Parks), [Alarm(lane).Step(AlarmChange.Resolved)], [], [silence], Noon)
                .ShouldAllBe(row => (row.State == NotificationState.Quietened) == quietens);
        }
    }

    [Theory]
    [InlineData(-2, -1)]
    [InlineData(-1, 0)] // Half-open.
    [InlineData(1, 2)]
    public void Silence_AtAnotherTime_QuietensNothing(int from, int until)
    {
        var silence = new AlarmSilence(Guid.NewGuid(), Swing, Noon.AddHours(from), Noon.AddHours(until), "Works", "Ana");

        NotificationPlan.Of(City(Parks), [Alarm().Step(AlarmChange.Fired)], [], [silence], Noon).ShouldAllBe(row => row.State == NotificationState.Waiting);
    }

    [Theory]
    [InlineData(AlarmLane.Drop, AlarmState.Firing, AlarmLane.Drop, true)]
    [InlineData(AlarmLane.Drop, AlarmState.Acknowledged, AlarmLane.Silence, true)]
    [InlineData(AlarmLane.Drop, AlarmState.Firing, AlarmLane.Safety, false)]
    [InlineData(AlarmLane.Drop, AlarmState.Pending, AlarmLane.Drop, false)]
    [InlineData(AlarmLane.Drop, AlarmState.Resolved, AlarmLane.Drop, false)]
    [InlineData(AlarmLane.Silence, AlarmState.Firing, AlarmLane.Drop, false)]
    public void Alarm_OfAPlaceAround_QuietensWhileItFires(AlarmLane parentLane, AlarmState state, AlarmLane lane, bool quietens)
    {
        var parent = Alarm(parentLane, Cell, "parent") with { State = state };
        var child = Alarm(lane);

        NotificationPlan.Of(City(Parks), [child.Step(AlarmChange.Fired)], [parent, child], [], Noon)
            .ShouldAllBe(row => (row.State == NotificationState.Quietened) == quietens);
    }

    [Fact]
    public void Alarm_OfAPlaceAroundThatNobodyWasToldOf_QuietensNothing() =>
        NotificationPlan.Of(City(Parks), [Alarm().Step(AlarmChange.Fired)], [Alarm(subject: Cell, id: "parent") with { Team = null }], [], Noon)
            .ShouldAllBe(row => row.State == NotificationState.Waiting);

    [Fact]
    public void Alarm_OfTheSamePlaceOrOneWithin_QuietensNothing() =>
        NotificationPlan.Of(City(Parks), [Alarm(subject: Cell).Step(AlarmChange.Fired)], [Alarm(), Alarm(subject: Cell, id: "other")], [], Noon)
            .ShouldAllBe(row => row.State == NotificationState.Waiting);

    [Fact]
    public void Alarm_OfATeamThatIsNoMore_MakesNoRow() =>
        Plan(Parks with { Id = "others" }, Alarm().Step(AlarmChange.Fired)).ShouldBeEmpty();

    private static DateTimeOffset At(int hour) => new DateTimeOffset(2026, 5, 4, 0, 0, 0, TimeSpan.FromHours(3)).AddHours(hour).ToUniversalTime();

    private static ImmutableArray<Notification> Plan(Team team, params IEnumerable<AlarmStep> steps) => Plan(team, Noon, steps);

    private static ImmutableArray<Notification> Plan(Team team, DateTimeOffset now, params IEnumerable<AlarmStep> steps) =>
        NotificationPlan.Of(City(team), steps, [], [], now);
}
