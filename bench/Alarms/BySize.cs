namespace Kazva.Bench.Alarms;

/// <summary>What the shipped drop rule finds of small and large deteriorations, sudden and slow ones.</summary>
internal static class BySize
{
    private static readonly (string Name, Func<Change, bool> Which)[] Kinds =
    [
        ("15 to 25 points at once", change => change.Over == TimeSpan.Zero && change.Added < 0.25),
        ("25 to 35 points at once", change => change.Over == TimeSpan.Zero && change.Added is >= 0.25 and < 0.35),
        ("35 to 50 points at once", change => change.Over == TimeSpan.Zero && change.Added >= 0.35),
        ("15 to 50 points over two weeks", change => change.Over > TimeSpan.Zero),
    ];

    public static void Print(IReadOnlyList<JudgedTown> towns)
    {
        (Town, IReadOnlyList<Firing>)[] judged = [.. towns.AsParallel().AsOrdered().Select(town => (town.Town, town.Judge(Rules.Drop)))];
        Console.WriteLine();
        Console.WriteLine("| shipped drop rule, by what got worse | found within 14 days | within 28 days | median delay of those, days |");
        Console.WriteLine("|---|---:|---:|---:|");
        foreach (var (name, which) in Kinds)
        {
            var (soon, late) = (Quality.Of(judged, which), Quality.Of(judged, which, within: 28));
            Console.WriteLine($"| {name} | {soon.Share:P0} | {late.Share:P0} | {late.Median:N1} |");
        }
    }
}
