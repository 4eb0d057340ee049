using Kazva.RollUp;
using Kazva.Submissions;
using Kazva.Windows;

namespace Kazva.Feed.Tests;

public class FeedBookTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 4, 9, 12, 31, TimeSpan.Zero);

    private readonly FeedBook _book = new();

    [Fact]
    public void Take_OfAReport_MarksItsStateChangedOnce()
    {
        _book.Take(GridLevel.Location, Reported("A", 1, Now, 9), Now).ShouldBeTrue();

        var state = _book.TakeChanged(Now).ShouldHaveSingleItem();

        state.Kind.ShouldBe(GridLevel.Location);
        state.Id.ShouldBe("A");
        state.Version.ShouldBe(1);
        state.AsOf.ShouldBe(Now);
        state.Windows[Window.Hour].Nps.ShouldBe(100);
        _book.TakeChanged(Now).ShouldBeEmpty();
    }

    [Fact]
    public void Take_OfSeveralReportsOfOneSource_TellsOnlyTheNewest()
    {
        _book.Take(GridLevel.Location, Reported("A", 1, Now, 9), Now);
        _book.Take(GridLevel.Location, Reported("A", 2, Now, 9, 1), Now);

        _book.TakeChanged(Now).ShouldHaveSingleItem().Version.ShouldBe(2);
    }

    [Theory, InlineData(3), InlineData(2), InlineData(0)]
    public void Take_OfTheSameOrAnOlderVersion_ChangesNothing(long version)
    {
        _book.Take(GridLevel.Location, Reported("A", 3, Now, 9), Now);
        _book.TakeChanged(Now);

        _book.Take(GridLevel.Location, Reported("A", version, Now, 1, 1), Now).ShouldBeFalse();

        _book.TakeChanged(Now).ShouldBeEmpty();
        _book.All(Now).ShouldHaveSingleItem().Windows.Hour.Count.ShouldBe(1);
    }

    [Theory, InlineData(2, 1), InlineData(3, 2), InlineData(4, 2)]
    public void Take_OfWhatWasAskedFor_ReplacesTheSameVersionButNoNewerOne(long version, int count)
    {
        _book.Take(GridLevel.Location, Reported("A", 3, Now, 9), Now);

        _book.Take(GridLevel.Location, Reported("A", version, Now, 1, 1), Now, asked: true).ShouldBe(version >= 3);

        _book.All(Now).ShouldHaveSingleItem().Windows.Hour.Count.ShouldBe(count);
    }

    [Fact]
    public void Take_OfAFallenVersionOfANewerDefinition_ReplacesTheOlder()
    {
        _book.Take(GridLevel.Settlement, Reported("village", 47, Now, 9, 9) with { Definition = 1 }, Now);

        _book.Take(GridLevel.Settlement, Reported("village", 27, Now, 1) with { Definition = 2 }, Now).ShouldBeTrue();
        _book.Take(GridLevel.Settlement, Reported("village", 48, Now, 9, 9) with { Definition = 1 }, Now, asked: true).ShouldBeFalse();

        _book.OrderOf(GridLevel.Settlement, "village").ShouldBe(new ReportVersion(2, 27));
        _book.All(Now).ShouldHaveSingleItem().Windows.Hour.Count.ShouldBe(1);
    }

    [Fact]
    public void AddsUp_WithAReportOfAPartMissing_IsFalseUntilItCame()
    {
        _book.OrderOf(GridLevel.Location, "A").ShouldBe(ReportVersion.None);
        _book.Take(GridLevel.Settlement, Reported("town", 5, Now, 9), Now);
        _book.Take(GridLevel.Settlement, Reported("village", 2, Now, 9), Now);
        _book.Take(GridLevel.Location, Reported("A", 2, Now, 9), Now);
        _book.AddsUp("town", ["A", "B"], ["village"]).ShouldBeFalse();

        _book.Take(GridLevel.Location, Reported("B", 1, Now, 9), Now);

        _book.AddsUp("town", ["A", "B"], ["village"]).ShouldBeTrue();
    }

    [Fact]
    public void Take_OfASourceWithoutAnswers_IsAStateToo()
    {
        _book.Take(GridLevel.Settlement, new Report("village", 0, WindowsSnapshot.Empty), Now).ShouldBeTrue();

        _book.All(Now).ShouldHaveSingleItem().Windows.Quarter.ShouldBe(Satisfaction.None);
    }

    [Fact]
    public void Take_OfTheSameIdAtTwoLevels_KeepsThemApart()
    {
        _book.Take(GridLevel.Settlement, Reported("centre", 1, Now, 9), Now);
        _book.Take(GridLevel.Category, Reported("centre", 1, Now, 1), Now).ShouldBeTrue();

        _book.All(Now).Select(state => state.Kind).ShouldBe([GridLevel.Settlement, GridLevel.Category], ignoreOrder: true);
    }

    [Fact]
    public void Take_OfAReportThatWasLongUnderWay_IsRolledToNow()
    {
        _book.Take(GridLevel.Location, Reported("A", 1, Now, 9), Now.AddMinutes(90));

        var windows = _book.TakeChanged(Now.AddMinutes(90)).ShouldHaveSingleItem().Windows;

        windows.Hour.Count.ShouldBe(0);
        windows.Day.Count.ShouldBe(1);
    }

    [Fact]
    public void Roll_WithoutNewReports_TellsOfTheStatesThatLostAScoreAndOfNoOthers()
    {
        _book.Take(GridLevel.Location, Reported("old", 1, Now, 9), Now);
        _book.Take(GridLevel.Location, Reported("new", 1, Now.AddMinutes(30), 9), Now.AddMinutes(30));
        _book.TakeChanged(Now.AddMinutes(30));

        _book.Roll(Now.AddMinutes(59));
        _book.TakeChanged(Now.AddMinutes(59)).ShouldBeEmpty();
        _book.Roll(Now.AddMinutes(60));

        var state = _book.TakeChanged(Now.AddMinutes(60)).ShouldHaveSingleItem();
        state.Id.ShouldBe("old");
        state.Version.ShouldBe(1);
        state.AsOf.ShouldBe(Now.AddMinutes(60));
        state.Windows.Hour.ShouldBe(Satisfaction.None);
        state.Windows.Day.Count.ShouldBe(1);
    }

    [Fact]
    public void Roll_OverNinetyDays_EmptiesEveryWindowAtItsTime()
    {
        _book.Take(GridLevel.Organisation, Reported("city", 1, Now, 9), Now);
        _book.TakeChanged(Now);
        var emptied = new List<Window>();

        for (var now = Now; now < Now.AddDays(91); now = now.AddMinutes(30))
        {
            _book.Roll(now);
            foreach (var state in _book.TakeChanged(now))
                emptied.AddRange(Enum.GetValues<Window>().Where(window => state.Windows[window].Count == 0 && !emptied.Contains(window)));
        }

        emptied.ShouldBe([Window.Hour, Window.Day, Window.Week, Window.Month, Window.Quarter]);
    }

    [Fact]
    public void All_IsRolledToNowAndLeavesTheChangesToTheNextBatch()
    {
        _book.Take(GridLevel.Location, Reported("A", 1, Now, 9), Now);
        _book.TakeChanged(Now);

        _book.All(Now.AddHours(2)).ShouldHaveSingleItem().Windows.Hour.Count.ShouldBe(0);

        _book.TakeChanged(Now.AddHours(2)).ShouldHaveSingleItem().Windows.Hour.Count.ShouldBe(0);
    }

    private static Report Reported(string source, long version, DateTimeOffset at, params ReadOnlySpan<int> scores)
    {
        var windows = new RollingWindows(at);
        foreach (var score in scores) windows.Add(new Score(score), at);
        return new Report(source, version, windows.ToSnapshot());
    }
}
