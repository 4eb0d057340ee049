using System.Collections.Immutable;
using Kazva.Bench.Nation;

namespace Kazva.Bench.Alarms;

/// <summary>
/// Makes towns. A plate's share dissatisfied lies around its category's and that around 20 %, both on the logit scale; answers come as a Poisson
/// process by the hours of the day. Of the plates that get worse some do so slowly, over two weeks, the others at once; what is
/// added to the share is spread evenly from 15 to 50 points.
/// </summary>
internal static class TownSimulation
{
    private const int Settlements = 50;
    private const double UsualShare = 0.2;
    private const double CategorySpread = 0.3;
    private const double PlaceSpread = 0.2;

    private static readonly DateTimeOffset Begin = new(2026, 1, 5, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Slow = TimeSpan.FromDays(14);

    public static Town Of(int seed, TownShape shape)
    {
        var random = new Random(seed);
        var measured = Begin.AddDays(shape.History);
        var to = measured.AddDays(shape.Changes + shape.After);
        var categories = Enumerable.Range(0, shape.Categories).Select(_ => Logit(UsualShare) + (CategorySpread * Normal(random))).ToArray();
        var sizes = new Zipf(Settlements, 0.9);
        var order = Enumerable.Range(0, shape.Places).ToArray();
        random.Shuffle(order);
        var places = ImmutableArray.CreateBuilder<Place>(shape.Places);
        for (var i = 0; i < shape.Places; i++)
        {
            var category = random.Next(shape.Categories);
            var settlement = sizes.Next(random);
            var busy = random.NextDouble() < shape.Busy ? 10 : 1;
            var rate = busy * shape.Rate * Math.Exp(shape.Spread * Normal(random));
            var share = 1 / (1 + Math.Exp(-(categories[category] + (PlaceSpread * Normal(random)))));
            var at = measured.AddDays(random.NextDouble() * shape.Changes);
            var change = order[i] < shape.Worse
                ? new Change(at, Math.Min(0.15 + (0.35 * random.NextDouble()), 0.95 - share), random.NextDouble() < shape.Slow ? Slow : TimeSpan.Zero)
                : null;
            DateTimeOffset? silent = order[i] >= shape.Worse && order[i] < shape.Worse + shape.Silent ? at : null;
            var answers = Answers(random, rate, share, change, silent ?? to);
            places.Add(new Place($"{i:D6}", $"s{settlement}", $"c{category}", rate, share, change, silent, answers));
        }
        return new Town(places.MoveToImmutable(), Begin, measured, to);
    }

    private static ImmutableArray<PlaceAnswer> Answers(Random random, double rate, double share, Change? change, DateTimeOffset to)
    {
        var answers = new List<PlaceAnswer>();
        for (var day = Begin; day < to; day = day.AddDays(1))
            for (var left = Poisson(random, rate); left > 0; left--)
            {
                var at = day + DayHours.Next(random);
                var low = random.NextDouble() < share + (change?.AddedAt(at) ?? 0);
                if (at < to) answers.Add(new PlaceAnswer(at, low ? random.Next(1, 5) : random.Next(5, 11)));
            }
        return [.. answers.OrderBy(answer => answer.At)];
    }

    private static int Poisson(Random random, double mean)
    {
        var count = 0;
        for (var sum = -Math.Log(1 - random.NextDouble()); sum < mean; sum -= Math.Log(1 - random.NextDouble())) count++;
        return count;
    }

    /// <summary>A standard normal number, by Box and Muller.</summary>
    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private static double Logit(double share) => Math.Log(share / (1 - share));
}
