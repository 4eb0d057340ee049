using System.Globalization;
using Kazva.Submissions;

namespace Kazva.Windows.Tests;

public partial class RollingWindowsTests
{
    private static readonly DateTimeOffset Answered = At("2026-05-04T09:12:31.250Z");

    [Theory]
    [InlineData(Window.Hour, "2026-05-04T10:12:00Z")]
    [InlineData(Window.Day, "2026-05-05T09:00:00Z")]
    [InlineData(Window.Week, "2026-05-11T09:00:00Z")]
    [InlineData(Window.Month, "2026-06-03T00:00:00Z")]
    [InlineData(Window.Quarter, "2026-08-02T00:00:00Z")]
    public void Roll_ToTheEndOfAWindow_LosesTheScoreAtThatMinuteAndNotBefore(Window window, string leaves)
    {
        var windows = new RollingWindows(Answered);
        windows.Add(new Score(9), Answered);

        windows.Roll(At(leaves).AddMilliseconds(-1));
        windows[window].Count.ShouldBe(1);

        windows.Roll(At(leaves)).ShouldBeTrue();
        windows[window].Count.ShouldBe(0);
        foreach (var longer in Enum.GetValues<Window>().Where(other => other > window)) windows[longer].Count.ShouldBe(1);
    }

    [Fact]
    public void Roll_WithinTheMinuteOrBack_ChangesNothing()
    {
        var windows = new RollingWindows(Answered);
        windows.Add(new Score(3), Answered.AddMinutes(-59));

        windows.Roll(Answered.AddSeconds(20)).ShouldBeFalse();
        windows.Roll(Answered.AddDays(-2)).ShouldBeFalse();

        windows[Window.Hour].Count.ShouldBe(1);
    }

    [Fact]
    public void Roll_BackAfterScoresHaveLeft_DoesNotBringThemBack()
    {
        var windows = new RollingWindows(Answered);
        windows.Add(new Score(3), Answered);
        windows.Roll(Answered.AddHours(2));

        windows.Roll(Answered);

        windows[Window.Hour].Count.ShouldBe(0);
        windows[Window.Day].Count.ShouldBe(1);
    }

    [Fact]
    public void Add_ScoresOfOneMinute_AreCountedByScoreInEveryWindow()
    {
        var windows = new RollingWindows(Answered);
        foreach (var score in new[] { 10, 1, 10, 7 }) windows.Add(new Score(score), Answered);

        foreach (var window in Enum.GetValues<Window>())
            windows[window].Histogram.ShouldBe([1, 0, 0, 0, 0, 0, 1, 0, 0, 2]);
    }

    [Fact]
    public void Add_FromAClockAhead_CountsAtOnceAndLeavesByItsOwnTime()
    {
        var windows = new RollingWindows(Answered);
        windows.Add(new Score(5), Answered.AddMinutes(5));
        windows[Window.Hour].Count.ShouldBe(1);

        windows.Roll(Answered.AddMinutes(64));
        windows[Window.Hour].Count.ShouldBe(1);
        windows.Roll(Answered.AddMinutes(65));
        windows[Window.Hour].Count.ShouldBe(0);
    }

    [Fact]
    public void Add_OfLessThanNothing_IsRefused()
    {
        var windows = new RollingWindows(Answered);
        windows.Add(new Score(5), Answered);
        var entry = windows.ToSnapshot().Entries[0];
        windows.Add(entry, -1);

        Should.Throw<InvalidOperationException>(() => windows.Add(entry, -1)).Message.ShouldContain("more was taken away than was there");
    }

    [Fact]
    public void OldestCounted_IsTheFirstMomentThatCounts()
    {
        var oldest = RollingWindows.OldestCounted(Answered);
        oldest.ShouldBe(At("2026-02-04T00:00:00Z"));

        var windows = new RollingWindows(Answered);
        windows.Add(new Score(1), oldest.AddMilliseconds(-1));
        windows.ToSnapshot().Entries.ShouldBeEmpty();
        windows.Add(new Score(1), oldest);
        windows[Window.Quarter].Count.ShouldBe(1);
    }

    [Fact]
    public void ToSnapshot_WhenEverythingHasLeft_IsEmpty()
    {
        var windows = new RollingWindows(Answered);
        windows.Add(new Score(8), Answered);

        windows.Roll(Answered.AddDays(91));

        windows.ToSnapshot().ShouldBeSameAs(WindowsSnapshot.Empty);
        windows[Window.Quarter].ShouldBe(Satisfaction.None);
    }

    [Fact]
    public void ToSnapshot_TakenBeforeAnAddition_StaysAsItWas()
    {
        var windows = new RollingWindows(Answered);
        windows.Add(new Score(8), Answered);
        var snapshot = windows.ToSnapshot();

        windows.Add(new Score(8), Answered);

        new RollingWindows(snapshot, Answered)[Window.Hour].Count.ShouldBe(1);
    }

    private static DateTimeOffset At(string time) => DateTimeOffset.Parse(time, CultureInfo.InvariantCulture);
}
