namespace Kazva.Bench.Alarms;

/// <summary>What of a town was known on each day: the share dissatisfied of each category, and of each place, over the 90 whole days before.</summary>
internal sealed class UsualLevels
{
    private const int Days = 90;

    private readonly Town _town;
    private readonly Dictionary<string, (int[] Count, int[] Low)> _categories;

    public UsualLevels(Town town)
    {
        _town = town;
        _categories = town.Places.GroupBy(place => place.Category, StringComparer.Ordinal).ToDictionary(
            group => group.Key, group => Cumulated(group.SelectMany(place => place.Answers)), StringComparer.Ordinal);
    }

    /// <summary>The category's share by the day; NaN while nothing is known.</summary>
    public double[] OfCategory(string category) => Shares(_categories[category], prior: null, 0);

    /// <summary>The place's own share by the day, drawn to its category's as if that had been seen in so many further answers.</summary>
    public double[] OfPlace(Place place, double weight) => Shares(Cumulated(place.Answers), OfCategory(place.Category), weight);

    /// <summary>The day of a time, from the town's first.</summary>
    public int Day(DateTimeOffset time) => (int)(time - _town.From).TotalDays;

    private static double[] Shares((int[] Count, int[] Low) sums, double[]? prior, double weight)
    {
        var shares = new double[sums.Count.Length];
        for (var day = 0; day < shares.Length; day++)
        {
            var from = Math.Max(0, day - Days);
            var (count, low) = (sums.Count[day] - sums.Count[from], sums.Low[day] - sums.Low[from]);
            shares[day] = prior is null ? (double)low / count : (low + (weight * prior[day])) / (count + weight);
        }
        return shares;
    }

    /// <summary>For each day, how many came before it.</summary>
    private (int[] Count, int[] Low) Cumulated(IEnumerable<PlaceAnswer> answers)
    {
        var days = Day(_town.To) + 1;
        var (count, low) = (new int[days + 1], new int[days + 1]);
        foreach (var answer in answers)
        {
            count[Day(answer.At) + 1]++;
            if (answer.IsLow) low[Day(answer.At) + 1]++;
        }
        for (var day = 1; day <= days; day++)
        {
            count[day] += count[day - 1];
            low[day] += low[day - 1];
        }
        return (count, low);
    }
}
