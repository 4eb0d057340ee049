using Kazva.Submissions;

namespace Kazva.Windows.Tests;

public partial class RollingWindowsTests
{
    private const int MostEntries = 3_140;

    [Fact]
    public void Memory_OfALocationWithEightAnswers_IsFarBelowFourKilobytes()
    {
        AllocatedBy(EightAnswersAndASnapshot);

        var (bytes, windows) = AllocatedBy(EightAnswersAndASnapshot);

        windows[Window.Quarter].Count.ShouldBe(8);
        bytes.ShouldBeLessThan(2_048);
    }

    [Fact]
    public void Memory_OfAnEmptyLocation_IsAFewHundredBytes()
    {
        AllocatedBy(() => new RollingWindows(Answered));

        AllocatedBy(() => new RollingWindows(Answered)).Bytes.ShouldBeLessThan(512);
    }

    [Fact]
    public void Entries_OfThePlaceWhereEveryScoreComesEveryMinute_StayBelowTheBound()
    {
        var start = Answered.AddDays(-100);
        var windows = new RollingWindows(start);
        var most = 0;
        for (var minute = start; minute <= Answered; minute = minute.AddMinutes(1))
        {
            windows.Roll(minute);
            for (var score = Score.Lowest; score <= Score.Highest; score++) windows.Add(new Score(score), minute);
            // The last three days are looked at minute by minute: by then every tier is full.
            if (minute > Answered.AddDays(-3)) most = Math.Max(most, windows.ToSnapshot().Entries.Length);
        }

        most.ShouldBeInRange(MostEntries / 2, MostEntries);
        windows[Window.Hour].Count.ShouldBe(60 * 10);
    }

    private static RollingWindows EightAnswersAndASnapshot()
    {
        var windows = new RollingWindows(Answered);
        foreach (var days in new[] { 80, 40, 20, 5, 2, 1, 0, 0 }) windows.Add(new Score(1 + days % 10), Answered.AddDays(-days));
        windows.ToSnapshot().Entries.Length.ShouldBe(7);
        return windows;
    }

    private static (long Bytes, T Made) AllocatedBy<T>(Func<T> make)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var made = make();
        return (GC.GetAllocatedBytesForCurrentThread() - before, made);
    }
}
