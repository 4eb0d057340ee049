namespace Kazva.Submissions.Tests;

public class ScoreTests
{
    [Theory, InlineData(1), InlineData(4), InlineData(10)]
    public void Score_FromOneToTen_HoldsItsValueAndItsBar(int value)
    {
        var score = new Score(value);

        score.Value.ShouldBe(value);
        score.Bar.ShouldBe(value - 1);
        score.ToString().ShouldBe($"{value}");
        Score.TryCreate(value, out var tried).ShouldBeTrue();
        tried.ShouldBe(score);
    }

    [Theory, InlineData(0), InlineData(11), InlineData(-1), InlineData(257), InlineData(int.MinValue), InlineData(int.MaxValue)]
    public void Score_OutsideOneToTen_CannotBeMade(int value)
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new Score(value));
        Score.TryCreate(value, out var tried).ShouldBeFalse();
        tried.ShouldBeNull();
    }

    [Fact]
    public void Score_Default_IsTheLowest() => default(Score).ShouldBe(new Score(Score.Lowest));

    [Fact]
    public void Scores_OfEveryPair_CompareAsTheirValues()
    {
        foreach (var left in Enumerable.Range(1, 10))
            foreach (var right in Enumerable.Range(1, 10))
            {
                var (one, other) = (new Score(left), new Score(right));
                (one == other).ShouldBe(left == right);
                (one < other).ShouldBe(left < right);
                (one > other).ShouldBe(left > right);
                (one <= other).ShouldBe(left <= right);
                (one >= other).ShouldBe(left >= right);
            }
    }
}
