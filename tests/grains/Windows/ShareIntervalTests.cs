namespace Kazva.Windows.Tests;

public sealed class ShareIntervalTests
{
    // Newcombe (1998), "Two-sided confidence intervals for the single proportion", table I, method 3.
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    [InlineData(29, 29, 0.8830, 1)]
    public void Interval_OfAShare_IsWilsons(int part, int count, double low, double high)
    {
        var interval = ShareInterval.Of(part, count);
        interval.Low.ShouldBe(low, 0.00006);
        interval.High.ShouldBe(high, 0.00006);
    }

    // Newcombe (1998), "Interval estimation for the difference between independent proportions", table II, method 10.
    [Theory]
    [InlineData(48, 80, 56, 70, 0.0524, 0.3339)]
    [InlineData(3, 10, 9, 10, 0.1705, 0.8090)]
    [InlineData(0, 10, 10, 10, 0.6075, 1)]
    [InlineData(84, 84, 84, 84, -0.0437, 0.0437)]
    public void Interval_OfAChange_IsNewcombes(int part1, int count1, int part2, int count2, double low, double high)
    {
        var interval = ShareInterval.OfChange(part1, count1, part2, count2);
        interval.Low.ShouldBe(low, 0.0006);
        interval.High.ShouldBe(high, 0.0006);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(-1, 5)]
    [InlineData(6, 5)]
    public void Interval_OfNoShare_IsRefused(int part, int count) =>
        Should.Throw<ArgumentOutOfRangeException>(() => ShareInterval.Of(part, count));
}
