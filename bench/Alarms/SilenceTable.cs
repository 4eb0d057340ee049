using Kazva.Alarms.Rules;

namespace Kazva.Bench.Alarms;

/// <summary>What the shipped silence rule finds of the plates that could no longer be answered, and what it would with more confidence.</summary>
internal static class SilenceTable
{
    private static readonly double[] Confidences = [0.99, 0.999, 0.9999, 0.99999];

    public static void Print(IReadOnlyList<JudgedTown> towns)
    {
        Console.WriteLine();
        Console.WriteLine($"| silence rule (shipped: {Rules.Silence.Silence!.Confidence}) | false alarms a month | of those that fell silent found | median delay of those, days |");
        Console.WriteLine("|---|---:|---:|---:|");
        foreach (var confidence in Confidences.Append(Rules.Silence.Silence.Confidence).Distinct().Order())
            Row(towns, Rules.Silence with { Silence = Rules.Silence.Silence with { Confidence = confidence } });
    }

    private static void Row(IReadOnlyList<JudgedTown> towns, AlarmRule rule)
    {
        var (wrong, silent) = (0, 0);
        var delays = new List<double>();
        foreach (var (town, firings) in towns.AsParallel().AsOrdered().Select(town => (town.Town, town.Judge(rule))).ToList())
        {
            var byPlace = firings.Where(firing => firing.At >= town.Measured).ToLookup(firing => firing.Subject, firing => firing.At, StringComparer.Ordinal);
            foreach (var place in town.Places)
            {
                wrong += byPlace[place.Code].Count(at => place.SilentFrom is not { } from || at < from);
                if (place.SilentFrom is not { } since) continue;
                silent++;
                if (byPlace[place.Code].Where(at => at >= since).Select(at => (double?)(at - since).TotalDays).Min() is { } delay) delays.Add(delay);
            }
        }
        delays.Sort();
        var months = towns.Sum(town => (town.Town.To - town.Town.Measured).TotalDays) / 30;
        var median = delays.Count == 0 ? double.NaN : delays[delays.Count / 2];
        Console.WriteLine($"| {rule.Silence!.Confidence} | {wrong / months:N1} | {(double)delays.Count / silent:P0} | {median:N1} |");
    }
}
