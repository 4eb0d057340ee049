namespace Kazva.Bench.Reporting;

/// <summary>Holds two runs against each other: what is measured against something else of the same run should come out about the same again.</summary>
internal static class Comparison
{
    private const double MostApart = 0.15;

    /// <returns>0 when all ratios agree, 1 when some do not or there are none, 2 when there is nothing to compare.</returns>
    public static async Task<int> RunAsync(string first, string second)
    {
        var (one, other) = (await ReportFiles.ReadAsync(first), await ReportFiles.ReadAsync(second));
        var pairs = one.Rows.Join(other.Rows, row => (row.Part, row.Name), row => (row.Part, row.Name), (a, b) => (A: a, B: b))
            .Where(pair => !pair.A.IsPromise && !double.IsNaN(pair.A.Value) && !double.IsNaN(pair.B.Value)).ToList();
        if (pairs.Count == 0)
        {
            Console.Error.WriteLine("The two runs have no value in common.");
            return 2;
        }
        var width = pairs.Max(pair => pair.A.Name.Length);
        var apart = 0;
        // Of what both measured, a ratio that only one of them has was not measured again.
        var parts = one.Rows.Select(row => row.Part).Intersect(other.Rows.Select(row => row.Part), StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);
        var alone = one.Rows.Concat(other.Rows).Where(row => row.IsRatio && parts.Contains(row.Part) && !double.IsNaN(row.Value)).Select(row => (row.Part, row.Name))
            .GroupBy(key => key).Where(key => key.Count() != 2).Select(key => key.Key).ToList();
        foreach (var (part, name) in alone) Console.WriteLine($"{part}: {name}: in one of the two only");
        foreach (var (a, b) in pairs)
        {
            var difference = Math.Abs(a.Value - b.Value) / Math.Max(Math.Abs(a.Value), Math.Abs(b.Value));
            var isApart = a.IsRatio && difference > MostApart;
            if (isApart) apart++;
            Console.WriteLine($"{a.Name.PadRight(width)}  {a.Measured,16}  {b.Measured,16}  {difference,6:P0}{(a.IsRatio ? "  ratio" : "")}{(isApart ? ", APART" : "")}");
        }
        var ratios = pairs.Count(pair => pair.A.IsRatio);
        Console.WriteLine($"{apart} of {ratios} ratios are more than {MostApart:P0} apart");
        return apart == 0 && alone.Count == 0 && ratios > 0 ? 0 : 1;
    }
}
