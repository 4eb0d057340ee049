namespace Kazva.Bench.Alarms;

/// <summary>What the shipped silence rule finds of the plates that could no longer be answered.</summary>
internal static class SilenceTable
{
    public static void Print(IReadOnlyList<JudgedTown> towns)
    {
        var (wrong, silent) = (0, 0);
        var delays = new List<double>();
        foreach (var (town, firings) in towns.AsParallel().AsOrdered().Select(town => (town.Town, town.Judge(Rules.Silence))).ToList())
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
        Console.WriteLine();
        Console.WriteLine($"Shipped silence rule: {delays.Count} of {silent} plates that fell silent were found, half of them within {(delays.Count == 0 ? double.NaN : delays[delays.Count / 2]):N1} days; {wrong / months:N1} false alarms a month in a town");
    }
}
