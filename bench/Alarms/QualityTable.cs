namespace Kazva.Bench.Alarms;

/// <summary>The shipped drop rule beside its rivals, as proposed and at as many false alarms.</summary>
internal static class QualityTable
{
    public static void Print(IReadOnlyList<JudgedTown> towns, IReadOnlyList<JudgedFamily> rivals)
    {
        var shipped = towns.Judge(town => town.Judge(Rules.Drop));
        Head("As proposed");
        foreach (var rival in rivals) Row($"{rival.Family.Name}: {rival.Family.Usual}", rival.Usual);
        Row("Beta-Binomial, 21 days, P(share > 0.30) ≥ 0.8, clear below 0.5", towns.Judge(town => town.Judge(Rules.Fixed)));
        Row("shipped drop rule", shipped);
        Console.WriteLine($"  shipped: {Rules.Drop.Drop!.Text()}");

        Head($"At {shipped.FalseAMonth:N0} false alarms a month");
        foreach (var rival in rivals)
            if (rival.Frontier.At(shipped.FalseAMonth) is { } quality) Row(rival.Family.Name, quality);
            else Console.WriteLine($"| {rival.Family.Name} | never so few | | | |");
        Row("Beta-Binomial, 21 days, P(share > 0.30)", FixedFrontier(towns).At(shipped.FalseAMonth)!);
        Row("shipped drop rule", shipped);
    }

    /// <summary>Every rule of every family, so that frontiers can be drawn.</summary>
    public static void PrintSweeps(IReadOnlyList<JudgedTown> towns, IReadOnlyList<JudgedFamily> rivals)
    {
        foreach (var rival in rivals)
        {
            Head(rival.Family.Name);
            foreach (var (threshold, quality) in rival.Members) Row(threshold, quality);
        }
        Head("shipped drop rule, by its confidence");
        foreach (var confidence in Rules.Confidences) Row($"{confidence}", towns.Judge(town => town.Judge(Rules.Drop.At(confidence))));
    }

    public static void Head(string name)
    {
        Console.WriteLine();
        Console.WriteLine($"| {name} | false alarms a month | found within 14 days, of 30 | median delay of the found, days | mean wait, days |");
        Console.WriteLine("|---|---:|---:|---:|---:|");
    }

    public static void Row(string name, Quality quality) =>
        Console.WriteLine($"| {name} | {quality.FalseAMonth:N1} | {quality.Found:N1} | {quality.Median:N1} | {quality.Wait:N2} |");

    private static Frontier FixedFrontier(IReadOnlyList<JudgedTown> towns) =>
        new(Rules.Confidences.Select(confidence => towns.Judge(town => town.Judge(Rules.Fixed.At(confidence)))));
}
