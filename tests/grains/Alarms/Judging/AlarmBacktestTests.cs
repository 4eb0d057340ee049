using static Kazva.Alarms.Judging.Tests.Town;

namespace Kazva.Alarms.Judging.Tests;

public class AlarmBacktestTests
{
    [Fact]
    public async Task Backtest_OfARule_SaysWhenItWouldHaveFiredAndForHowLong()
    {
        var minutes = new[] { 1, 2, 3, 4, 5000, 5001, 5002, 5003 };
        var answers = minutes.Select((minute, at) => Answer("A1", at + 1, 2, Start.AddMinutes(minute)));
        var progress = new List<double>();

        var trial = await AlarmBacktest.RunAsync(Grid, Drop(), answers.ToAsyncEnumerable(), Start, Start.AddMinutes(5023), new Collected(progress), TestContext.Current.CancellationToken);

        trial.Firings.Length.ShouldBe(2);
        trial.Firings[0].ShouldSatisfyAllConditions(
            f => f.Subject.Id.ShouldBe("A1"),
            f => f.Fired.ShouldBe(Start.AddMinutes(4)),
            f => f.Resolved.ShouldBe(Start.AddMinutes(64)),
            f => f.Lasted.ShouldBe(TimeSpan.FromHours(1)),
            f => f.Figures.Count.ShouldBe(4));
        trial.Firings[1].Resolved.ShouldBeNull();
        trial.Firings[1].Lasted.ShouldBe(TimeSpan.FromMinutes(20));
        trial.InAlarm.ShouldBe(TimeSpan.FromMinutes(80));
        trial.PerWeek.ShouldBe(2 / (5023 / 10080.0), 1e-9);
        progress.ShouldBeInOrder();
        progress[^1].ShouldBe(1);
    }

    [Fact]
    public async Task Backtest_OfTheLastPart_KnowsWhatWasBeforeButDoesNotFireThere()
    {
        var answers = Enumerable.Range(1, 8).Select(minute => Answer("A1", minute, 2, Start.AddMinutes(minute)));
        var trial = await AlarmBacktest.RunAsync(
            Grid, Drop(), answers.ToAsyncEnumerable(), Start.AddMinutes(6), Start.AddMinutes(30), cancellationToken: TestContext.Current.CancellationToken);
        trial.Firings.ShouldHaveSingleItem().Fired.ShouldBe(Start.AddMinutes(7));
    }

    [Fact]
    public async Task Backtest_OfASafetyRule_CountsDangers()
    {
        var answers = new[] { Answer("A1", 1, 2, Start.AddMinutes(1), "swing"), Answer("A1", 2, 2, Start.AddMinutes(2), "swing"), Answer("A2", 1, 2, Start.AddMinutes(3), "wire") };
        var trial = await AlarmBacktest.RunAsync(
            Grid, Safety(), answers.ToAsyncEnumerable(), Start, Start.AddDays(1), cancellationToken: TestContext.Current.CancellationToken);
        trial.Firings.Select(f => $"{f.Subject.Id} {f.Choice}").ShouldBe(["A1 swing", "A2 wire"]);
    }

    private sealed class Collected(List<double> into) : IProgress<double>
    {
        public void Report(double value) => into.Add(value);
    }
}
