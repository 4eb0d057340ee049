using Kazva.Bench.Load;
using Kazva.Bench.Reporting;

namespace Kazva.Bench.Tests;

public sealed class PercentilesTests
{
    [Theory]
    [InlineData(0.5, 50)]
    [InlineData(0.99, 99)]
    [InlineData(0.999, 100)]
    [InlineData(1, 100)]
    public void Percentile_OfOneToAHundred_IsTheNearestRank(double share, double expected) =>
        new Percentiles(Enumerable.Range(1, 100).Reverse().Select(i => (double)i)).At(share).ShouldBe(expected);

    [Fact]
    public void Percentile_OfNothing_IsNoNumber() => new Percentiles([]).At(0.5).ShouldBe(double.NaN);

    [Fact]
    public void Goal_OfWhatCouldNotBeMeasured_IsNotMet()
    {
        var row = new Row("x", "x", double.NaN, "", Goal.AtLeast(1));

        row.IsMet.ShouldBe(false);
        row.MetText.ShouldBe("not measured");
    }

    [Fact]
    public void Report_PromiseBroken_IsBroken()
    {
        var report = new Report();
        report.Add(new Row("x", "slow", 3, "ms", Goal.AtMost(2)));
        report.IsBroken.ShouldBeFalse();

        report.Promise("x", "lost", 1);

        report.IsBroken.ShouldBeTrue();
    }
}
