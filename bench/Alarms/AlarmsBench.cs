using System.Globalization;
using Kazva.Bench.Alarms.Rivals;

namespace Kazva.Bench.Alarms;

/// <summary>
/// How good alarms are: towns are simulated in which it is known what got worse and when, and judged by the shipped rules, by the very
/// code that judges live, and by rivals. <c>--tune</c> shows how the numbers of the shipped drop rule were chosen, on other towns.
/// </summary>
internal static class AlarmsBench
{
    public static Task<int> RunAsync(string[] arguments)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        var tune = arguments.Contains("--tune", StringComparer.Ordinal);
        if (Seeds.Read(arguments, tune ? Seeds.Tuning : Seeds.Report) is not { } seeds)
        {
            Console.Error.WriteLine("usage: … alarms [--tune] [--sweep] [--seeds FIRST-LAST]");
            return Task.FromResult(2);
        }
        var shape = TownShape.Usual;
        var towns = seeds.Towns(shape);
        Console.WriteLine($"{(tune ? "Tuning" : "Report")}: towns {seeds.First} to {seeds.Last}; in each {shape.Places} plates, of which {shape.Worse} get worse and {shape.Silent} fall silent; {towns.Average(Rate):N2} answers a day at a plate, {towns.Average(Low):P0} dissatisfied");
        if (tune) Tuning.Print(towns);
        else
        {
            var rivals = Family.Rivals().Select(family => new JudgedFamily(family, towns)).ToList();
            QualityTable.Print(towns, rivals);
            if (arguments.Contains("--sweep", StringComparer.Ordinal)) QualityTable.PrintSweeps(towns, rivals);
            BySize.Print(towns);
            SilenceTable.Print(towns);
            RateTable.Print(seeds);
        }
        return Task.FromResult(0);
    }

    private static double Rate(JudgedTown town) => town.Town.Places.Average(place => place.Rate);

    private static double Low(JudgedTown town) =>
        town.Town.Places.SelectMany(place => place.Answers).Where(answer => answer.At < town.Town.Measured).Average(answer => answer.IsLow ? 1.0 : 0);
}
