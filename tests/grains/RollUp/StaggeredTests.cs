namespace Kazva.RollUp.Tests;

public class StaggeredTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public void Start_OfManyGrains_IsSpreadEvenlyOverThePeriod()
    {
        var starts = Enumerable.Range(0, 6000).Select(i => Staggered.Start($"Settlement nation/{i}", Minute)).ToList();

        starts.ShouldAllBe(start => start > TimeSpan.Zero && start <= Minute);
        foreach (var second in starts.GroupBy(start => start.Ticks * 60 / (Minute.Ticks + 1)))
            second.Count().ShouldBeInRange(60, 150, $"in second {second.Key}, where 100 would be even");
    }

    [Fact]
    public void Start_OfOneGrain_IsAlwaysTheSame() => Staggered.Start("a/b", Minute).ShouldBe(Staggered.Start("a/b", Minute));
}
