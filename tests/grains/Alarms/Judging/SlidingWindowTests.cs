using FsCheck;
using FsCheck.Fluent;
using Kazva.Sequences.Tests;

namespace Kazva.Alarms.Judging.Tests;

public class SlidingWindowTests
{
    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(15, 1, 15)]
    [InlineData(60, 1, 60)]
    [InlineData(24 * 60, 30, 48)]
    [InlineData(21 * 24 * 60, 630, 48)]
    [InlineData(90 * 24 * 60, 2700, 48)]
    [InlineData(97, 2, 49)]
    public void Shape_OfALength_RollsInStepsOfAtMost48th(int minutes, int step, int buckets) =>
        WindowShape.Of(TimeSpan.FromMinutes(minutes)).ShouldBe(new WindowShape(step, buckets));

    [Theory]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(97)]
    [InlineData(1440)]
    [InlineData(21 * 1440)]
    public void Window_AfterAnySteps_HoldsWhatItsDefinitionSays(int minutes) =>
        Sequence.Always(AnyStep(minutes), longest: 80, times: 200, steps =>
        {
            var tick = 29_000_000;
            var length = TimeSpan.FromMinutes(minutes);
            var (window, naive) = (new SlidingWindow(WindowShape.Of(length)), new NaiveWindow(length));
            foreach (var (passed, age, amount) in steps)
            {
                tick += passed;
                window.Roll(tick);
                window.Add(tick - age, amount, tick);
                naive.Add(tick - age, amount);
                (window.Count, window.Sum).ShouldBe(naive.At(tick));
                if (window.NextLeave == Ticks.Never) continue;
                naive.At(window.NextLeave - 1).ShouldBe(naive.At(tick));
                naive.At(window.NextLeave).Count.ShouldBeLessThan(naive.At(tick).Count);
            }
        });

    [Theory]
    [InlineData(15)]
    [InlineData(1440)]
    public void Window_FromWhichSomethingIsTakenOut_IsAsIfItHadNeverBeenThere(int minutes) =>
        Sequence.Always(AnyStep(minutes), longest: 60, times: 200, steps =>
        {
            var (tick, length) = (29_000_000, TimeSpan.FromMinutes(minutes));
            var (window, without) = (new SlidingWindow(WindowShape.Of(length)), new SlidingWindow(WindowShape.Of(length)));
            var added = new List<(int At, int Amount)>();
            foreach (var (passed, age, amount) in steps)
            {
                tick += passed;
                window.Roll(tick);
                without.Roll(tick);
                window.Add(tick - age, amount, tick);
                if (amount % 2 == 0) without.Add(tick - age, amount, tick);
                else added.Add((tick - age, amount));
            }
            foreach (var (at, amount) in added) window.Add(at, amount, tick, change: -1);
            (window.Count, window.Sum).ShouldBe((without.Count, without.Sum));
        });

    private static Gen<(int Passed, int Age, int Amount)> AnyStep(int minutes) =>
        from passed in Gen.Choose(0, minutes / 3)
        from age in Gen.Choose(0, minutes + 5)
        from amount in Gen.Choose(0, 10)
        select (passed, age, amount);

    [Fact]
    public void SeenNumbers_AfterAnyNumbers_KnowsThemAll() =>
        Sequence.Always(Gen.Choose(1, 30), longest: 60, times: 300, numbers =>
        {
            var (seen, naive) = (new SeenNumbers(), new HashSet<int>());
            foreach (var number in numbers) seen.Add(number).ShouldBe(naive.Add(number));
        });
}
