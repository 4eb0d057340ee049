using Kazva.Submissions;
using Kazva.Windows;

namespace Kazva.RollUp.Tests;

public partial class RegistersTests
{
    private static readonly DateTimeOffset Start = new(2026, 5, 4, 9, 12, 31, TimeSpan.Zero);

    [Fact]
    public void Take_OfTwoSources_AddsUpTheirWindowsAndVersions()
    {
        var registers = new Registers(Start);

        registers.Take(Reported("A", 2, 9, 10)).ShouldBeTrue();
        registers.Take(Reported("B", 3, 1, 9)).ShouldBeTrue();

        registers.Sum[Window.Hour].Histogram.ShouldBe([1, 0, 0, 0, 0, 0, 0, 0, 2, 1]);
        registers.Version.ShouldBe(5);
        registers.VersionOf("A").ShouldBe(2);
        registers.VersionOf("C").ShouldBe(-1);
    }

    [Fact]
    public void Take_OfANewerReport_ReplacesTheSourcesShare()
    {
        var registers = new Registers(Start);
        registers.Take(Reported("A", 2, 9, 10));
        registers.Take(Reported("B", 1, 5));

        registers.Take(Reported("A", 3, 9, 10, 1)).ShouldBeTrue();

        registers.Sum[Window.Hour].Histogram.ShouldBe([1, 0, 0, 0, 1, 0, 0, 0, 1, 1]);
        registers.Version.ShouldBe(4);
    }

    [Theory, InlineData(2), InlineData(1), InlineData(0)]
    public void Take_OfTheSameOrAnOlderVersion_ChangesNothing(long version)
    {
        var registers = new Registers(Start);
        registers.Take(Reported("A", 2, 9, 10));

        registers.Take(Reported("A", version, 1)).ShouldBeFalse();

        registers.Sum[Window.Hour].Histogram.ShouldBe([0, 0, 0, 0, 0, 0, 0, 0, 1, 1]);
        registers.Version.ShouldBe(2);
    }

    [Fact]
    public void Take_OfASourceWithoutAnswers_NotesThatItReported()
    {
        var registers = new Registers(Start);

        registers.Take(new Report("A", 0, WindowsSnapshot.Empty)).ShouldBeTrue();

        registers.VersionOf("A").ShouldBe(0);
        registers.Version.ShouldBe(0);
    }

    [Fact]
    public void Take_OfANewerReportThatLostWhatHasAged_LosesItInTheSum()
    {
        var registers = new Registers(Start);
        registers.Take(Reported("A", 2, 9, 10));
        var later = Start.AddDays(100);
        registers.Sum.Roll(later);

        registers.Take(new Report("A", 3, WindowsSnapshot.Empty)).ShouldBeTrue();

        registers.Sum.ToSnapshot().Entries.ShouldBeEmpty();
    }

    private static Report Reported(string source, long version, params ReadOnlySpan<int> scores)
    {
        var windows = new RollingWindows(Start);
        foreach (var score in scores) windows.Add(new Score(score), Start);
        return new Report(source, version, windows.ToSnapshot());
    }
}
