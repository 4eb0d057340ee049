namespace Kazva.Bench.Alarms;

/// <summary>What the shipped drop rule does from a village's plate to an airport's gate.</summary>
internal static class RateTable
{
    private const int Towns = 5;

    private static readonly (string Name, TownShape Shape)[] Rates =
    [
        ("0.3 a day: a village", TownShape.AtRate(0.3, places: 300, history: 100, after: 30)),
        ("1 a day", TownShape.AtRate(1, places: 300, history: 100, after: 30)),
        ("10 a day", TownShape.AtRate(10, places: 100, history: 100, after: 30)),
        ("2 a minute: an airport's gate", TownShape.AtRate(2_880, places: 30, history: 15, after: 6)),
    ];

    public static void Print((int First, int Last) seeds)
    {
        Console.WriteLine();
        Console.WriteLine("| shipped drop rule, worse at once by 15 to 50 points | false alarms a plate and year | found within 14 days | found within a day | median delay of the found |");
        Console.WriteLine("|---|---:|---:|---:|---:|");
        foreach (var (name, shape) in Rates)
        {
            var some = (seeds.First, Math.Min(seeds.Last, seeds.First + Towns - 1));
            (Town, IReadOnlyList<Firing>)[] judged = [.. Enumerable.Range(some.First, some.Item2 - some.First + 1)
                .Select(seed => new JudgedTown(TownSimulation.Of(seed, shape))).Select(town => (town.Town, town.Judge(Rules.Drop)))];
            var (quality, day) = (Quality.Of(judged), Quality.Of(judged, within: 1));
            Console.WriteLine($"| {name} | {quality.FalseAMonth / 30 * 365 / shape.Places:N2} | {quality.Share:P0} | {day.Share:P0} | {Text(quality.Median)} |");
        }
    }

    private static string Text(double days) => days >= 1 ? $"{days:N1} days" : days * 24 >= 1.5 ? $"{days * 24:N1} hours" : $"{days * 24 * 60:N0} minutes";
}
