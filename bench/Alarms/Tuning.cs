using System.Collections.Immutable;
using Kazva.Alarms.Rules;

namespace Kazva.Bench.Alarms;

/// <summary>
/// The shipped drop rule with one of its numbers changed at a time. Each line sweeps the confidence and says what it finds at equal numbers of false
/// alarms, so that a line is better than another wherever its figures are. Last, the confidences of the shipped rule itself.
/// </summary>
internal static class Tuning
{
    private static readonly ImmutableArray<double> FalseAlarms = [15, 30, 50, 80];

    private static readonly ImmutableArray<double> Few = [0.75, 0.84, 0.89, 0.93, 0.96, 0.98];

    public static void Print(IReadOnlyList<JudgedTown> towns)
    {
        Console.WriteLine("found within 14 days, of 30, and the mean wait in days, at so many false alarms a month:");
        Console.WriteLine($"| | {string.Join(" | ", FalseAlarms)} |");
        Console.WriteLine($"|---|{string.Concat(Enumerable.Repeat("---:|", FalseAlarms.Length))}");
        foreach (var (name, rule) in Candidates()) Line(towns, name, rule);
        QualityTable.Head("shipped, by its confidence");
        foreach (var confidence in Rules.Confidences) QualityTable.Row($"{confidence}", towns.Judge(town => town.Judge(Rules.Drop.At(confidence))));
    }

    private static IEnumerable<(string Name, AlarmRule Rule)> Candidates()
    {
        yield return ($"shipped: {Rules.Drop.Drop!.Text()}", Rules.Drop);
        foreach (var windows in new double[][] { [28], [1, 28], [1, 7, 28], [1, 3, 7, 14, 28], [1 / 24.0, 1, 3, 10, 28], [1 / 24.0, 1, 3, 7, 28], [1 / 24.0, 0.25, 1, 7, 28], [1 / 24.0, 1, 4, 14, 28], [1 / 24.0, 1, 3, 7, 21] })
            yield return ($"windows of {string.Join(", ", windows.Select(days => days < 1 ? $"{days * 24:0.##} h" : $"{days} d"))}", Rules.Changed(drop => drop with { Windows = [.. windows.Select(TimeSpan.FromDays)] }));
        foreach (var margin in new[] { 0.05, 0.075, 0.125, 0.15 })
            yield return ($"margin {margin}", Rules.Changed(drop => drop with { Level = new DropLevel(null, margin) }));
        foreach (var count in new[] { 3, 5, 6 })
            yield return ($"at least {count}", Rules.Changed(drop => drop with { MinCount = count }));
        foreach (var clear in new[] { 0.3, 0.7 })
            yield return ($"clear {clear}", Rules.Changed(drop => drop with { Clear = clear }));
        foreach (var hours in new[] { 1, 24 })
            yield return ($"for {hours} h", Rules.Changed(drop => drop with { For = TimeSpan.FromHours(hours) }));
        foreach (var hours in new[] { 1, 72 })
            yield return ($"keep for {hours} h", Rules.Changed(drop => drop with { KeepFor = TimeSpan.FromHours(hours) }));
        yield return ("not pooled", Rules.Changed(drop => drop with { Pool = false }));
    }

    private static void Line(IReadOnlyList<JudgedTown> towns, string name, AlarmRule rule)
    {
        var frontier = new Frontier(Few.Select(confidence => towns.Judge(town => town.Judge(rule.At(confidence)))));
        var cells = FalseAlarms.Select(number => frontier.At(number) is { } quality ? $"{quality.Found:N1}, {quality.Wait:N2}" : "");
        Console.WriteLine($"| {name} | {string.Join(" | ", cells)} |");
    }
}
