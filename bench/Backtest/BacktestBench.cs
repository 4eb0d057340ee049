using System.Collections.Immutable;
using System.Diagnostics;
using Kazva.Alarms.Judging;
using Kazva.Alarms.Rules;
using Kazva.Alarms.Storage;
using Kazva.Definition;
using Kazva.Submissions;

namespace Kazva.Bench.Backtest;

/// <summary>
/// What judging costs: each of the default rules tried on a year of 600 locations with one answer a day, the reading of the log left out; and a minute of
/// 160,000 locations in which nothing happens.
/// </summary>
internal static class BacktestBench
{
    private static readonly DateTimeOffset End = new(2026, 5, 4, 0, 0, 0, TimeSpan.Zero);
    private static readonly LocalText Name = new(ImmutableSortedDictionary<string, string>.Empty.Add("en", "x"));

    public static async Task<int> RunAsync()
    {
        var grid = Grid(locations: 600, settlements: 60);
        var answers = Answers(grid, days: 365, perDay: 1);
        foreach (var rule in DefaultRules.For("team"))
        {
            var watch = Stopwatch.StartNew();
            var trial = await AlarmBacktest.RunAsync(grid, rule, answers.ToAsyncEnumerable(), End.AddDays(-365), End);
            Console.WriteLine($"{rule.Id,-8} {answers.Count:N0} answers of {grid.AllCodes.Length} locations: {watch.Elapsed.TotalSeconds:0.00} s, {trial.Firings.Length} firings, {trial.PerWeek:0.0} a week");
        }
        QuietMinutes();
        return 0;
    }

    private static void QuietMinutes()
    {
        var grid = Grid(locations: 160_000, settlements: 5_000);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var rules = DefaultRules.For("team").Select(rule => new RuleInForce(rule, End.AddYears(-1), null)).ToImmutableArray();
        var judge = new AlarmJudge(grid, rules, [], End);
        var watch = Stopwatch.StartNew();
        foreach (var answer in Answers(grid, days: 40, perDay: 0.2)) judge.Take(answer);
        judge.JudgeUntil(End);
        judge.JudgeUntil(End.AddMinutes(1));
        Console.WriteLine($"160,000 locations, 8 answers each: known after {watch.Elapsed.TotalSeconds:0.0} s, {(GC.GetTotalMemory(forceFullCollection: true) - before) >> 20} MiB");
        var minutes = Enumerable.Range(2, 24 * 60).Select(minute =>
        {
            watch.Restart();
            judge.JudgeUntil(End.AddMinutes(minute));
            return watch.Elapsed.TotalMilliseconds;
        }).Order().ToList();
        Console.WriteLine($"a minute with no answer: median {minutes[minutes.Count / 2]:0.000} ms, longest of a day {minutes[^1]:0.0} ms");
        GC.KeepAlive(judge);
    }

    private static GridIndex Grid(int locations, int settlements) => new(new Grid(
        new Organisation("bench", Name, ["en"], "Europe/Sofia"),
        [.. Enumerable.Range(0, settlements).Select(i => new Settlement($"s{i}", Name, null, null))],
        [.. Enumerable.Range(0, 8).Select(i => new Category($"c{i}", Name, new Questionnaire(1,
            [new Question("q", Branch.Low, Name, true, [new Choice("danger", Name, Safety: true), new Choice("dirt", Name)])])))],
        [.. Enumerable.Range(0, locations).Select(i => new Location($"{i:D6}", Name, $"s{i % settlements}", $"c{i / settlements % 8}", null, null))]));

    /// <summary>Answers at random times of the day, 22 % of them low, by the order of arrival.</summary>
    private static List<JudgedAnswer> Answers(GridIndex grid, int days, double perDay)
    {
        var random = new Random(1);
        var count = (int)(days * perDay * grid.AllCodes.Length);
        var times = Enumerable.Range(0, count).Select(_ => (Place: random.Next(grid.AllCodes.Length), At: End.AddDays(-days * random.NextDouble()))).OrderBy(a => a.At);
        var numbers = new long[grid.AllCodes.Length];
        return
        [
            .. times.Select(a => new JudgedAnswer(
                grid.AllCodes[a.Place], ++numbers[a.Place], Guid.Empty, new Score(random.NextDouble() < 0.22 ? random.Next(1, 5) : random.Next(5, 11)), [], a.At, a.At)),
        ];
    }
}
