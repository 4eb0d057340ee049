using FsCheck;
using FsCheck.Fluent;

namespace Kazva.Windows.Tests;

public class SatisfactionTests
{
    private static readonly Arbitrary<int[]> AnyHistogram =
        Gen.Frequency((1, Gen.Constant(0)), (3, Gen.Choose(0, 40)), (1, Gen.Choose(0, 20_000_000))).ArrayOf(10).ToArbitrary();

    [Fact]
    public void Of_TwelveAnswers_GivesTheFiguresWorkedOutByHand()
    {
        // 2, 3, 5, 7, 7, 8, 8, 8, 9, 9, 9, 10: 85 points, 7 of them 8 or more, 2 of them 4 or less,
        // 4 promoters and 3 detractors.
        var satisfaction = Satisfaction.Of([0, 1, 1, 0, 1, 0, 2, 3, 3, 1]);

        satisfaction.Count.ShouldBe(12);
        satisfaction.Mean.ShouldBe(7.08);
        satisfaction.Satisfied.ShouldBe(0.5833);
        satisfaction.Dissatisfied.ShouldBe(0.1667);
        satisfaction.Nps.ShouldBe(8);
        satisfaction.Histogram.ShouldBe([0, 1, 1, 0, 1, 0, 2, 3, 3, 1]);
    }

    [Fact]
    public void Of_NoAnswers_HasNoFiguresRatherThanZeros()
    {
        var none = Satisfaction.Of(new int[10]);

        none.ShouldBeSameAs(Satisfaction.None);
        none.Count.ShouldBe(0);
        none.Mean.ShouldBeNull();
        none.Satisfied.ShouldBeNull();
        none.Dissatisfied.ShouldBeNull();
        none.Nps.ShouldBeNull();
        none.Histogram.ShouldBe(new int[10]);
    }

    [Theory]
    [InlineData(1, -100, 0, 1)]
    [InlineData(4, -100, 0, 1)]
    [InlineData(5, -100, 0, 0)]
    [InlineData(6, -100, 0, 0)]
    [InlineData(7, 0, 0, 0)]
    [InlineData(8, 0, 1, 0)]
    [InlineData(9, 100, 1, 0)]
    [InlineData(10, 100, 1, 0)]
    public void Of_OneAnswer_PutsItOnTheRightSideOfEveryCutOff(int score, int nps, double satisfied, double dissatisfied)
    {
        var histogram = new int[10];
        histogram[score - 1] = 1;

        var satisfaction = Satisfaction.Of(histogram);

        satisfaction.Mean.ShouldBe(score);
        satisfaction.Nps.ShouldBe(nps);
        satisfaction.Satisfied.ShouldBe(satisfied);
        satisfaction.Dissatisfied.ShouldBe(dissatisfied);
    }

    [Theory]
    [InlineData(7, 1, 13)]
    [InlineData(1, 7, -13)]
    public void Of_AnNpsOfTwelveAndAHalf_IsRoundedAwayFromZero(int neutralOrWorse, int neutralOrBetter, int nps)
    {
        // Seven neutral answers and one promoter, or one detractor.
        int[] histogram = nps > 0
            ? [0, 0, 0, 0, 0, 0, neutralOrWorse, 0, neutralOrBetter, 0]
            : [neutralOrWorse, 0, 0, 0, 0, 0, neutralOrBetter, 0, 0, 0];

        Satisfaction.Of(histogram).Nps.ShouldBe(nps);
    }

    [Fact]
    public void Of_AMeanThatLiesBetweenTwoDecimals_IsRoundedUp() =>
        Satisfaction.Of([199, 1, 0, 0, 0, 0, 0, 0, 0, 0]).Mean.ShouldBe(1.01, "201 points / 200 answers = 1.005");

    [Fact]
    public void Of_AnyHistogram_StaysInItsRangesAndIsRoundedExactly() =>
        Check.One(Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(1_000), Prop.ForAll(AnyHistogram, histogram =>
        {
            var satisfaction = Satisfaction.Of(histogram);
            var count = histogram.Sum();
            satisfaction.Count.ShouldBe(count);
            if (count == 0) return;

            satisfaction.Mean!.Value.ShouldBeInRange(1, 10);
            satisfaction.Satisfied!.Value.ShouldBeInRange(0, 1);
            satisfaction.Dissatisfied!.Value.ShouldBeInRange(0, 1);
            satisfaction.Nps!.Value.ShouldBeInRange(-100, 100);
            satisfaction.Mean.ShouldBe((double)Rounded(histogram.Select((bar, at) => (decimal)bar * (at + 1)).Sum() / count, 2));
            satisfaction.Satisfied.ShouldBe((double)Rounded((decimal)histogram[7..].Sum() / count, 4));
            satisfaction.Dissatisfied.ShouldBe((double)Rounded((decimal)histogram[..4].Sum() / count, 4));
            satisfaction.Nps.ShouldBe((int)Rounded(100m * (histogram[8..].Sum() - histogram[..6].Sum()) / count, 0));
        }));

    [Fact]
    public void Equals_OfTheSameHistogram_HoldsAndOfAnotherDoesNot()
    {
        var some = Satisfaction.Of([1, 0, 0, 0, 0, 0, 0, 0, 0, 2]);

        some.ShouldBe(Satisfaction.Of([1, 0, 0, 0, 0, 0, 0, 0, 0, 2]));
        some.GetHashCode().ShouldBe(Satisfaction.Of([1, 0, 0, 0, 0, 0, 0, 0, 0, 2]).GetHashCode());
        some.ShouldNotBe(Satisfaction.Of([2, 0, 0, 0, 0, 0, 0, 0, 0, 1]));
    }

    private static decimal Rounded(decimal value, int decimals) => Math.Round(value, decimals, MidpointRounding.AwayFromZero);
}
