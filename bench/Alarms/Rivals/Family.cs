using System.Globalization;

namespace Kazva.Bench.Alarms.Rivals;

/// <summary>A rival with the thresholds that it was proposed with, and with others, from lax to strict.</summary>
internal sealed record Family(string Name, string Usual, IReadOnlyList<(string Threshold, Func<Town, IReadOnlyList<Firing>> Judge)> Members)
{
    private static readonly int[] DaysAlone = [0, 1, 3, 7, 14, 21, 30, 45, 60, 90, 120];
    private static readonly int[] LeastAnswers = [2, 3, 4, 5, 6, 8, 10];
    private static readonly int[] Percents = [30, 40, 50, 60, 70, 80, 90, 100];
    private static readonly double[] Heights = [1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5, 6, 7];

    /// <summary>Those that the shipped rules are held against.</summary>
    public static IEnumerable<Family> Rivals() =>
    [
        new("every low score", "never left alone", [.. DaysAlone.Select(days =>
            Member(days == 0 ? "never left alone" : $"left alone for {days} days", new EveryLowScore(TimeSpan.FromDays(days))))]),
        Share("in 15 minutes", TimeSpan.FromMinutes(15)),
        Share("in 7 days", TimeSpan.FromDays(7)),
        Cusum("CUSUM against the category's usual share", ownWeight: null),
        Cusum("CUSUM against the place's own usual share", ownWeight: 30),
    ];

    private static Family Share(string name, TimeSpan window) => new(
        $"a share dissatisfied of so many answers {name}", "50 % of at least 4",
        [.. from least in LeastAnswers
            from percent in Percents
            select Member($"{percent} % of at least {least}", new ShareOfRecent(window, least, percent / 100.0))]);

    private static Family Cusum(string name, double? ownWeight) => new(
        $"{name}, odds ratio 3", "h = 3.5",
        [.. Heights.Select(h => Member(string.Create(CultureInfo.InvariantCulture, $"h = {h}"), new BernoulliCusum(3, h, ownWeight)))]);

    private static (string Threshold, Func<Town, IReadOnlyList<Firing>> Judge) Member(string threshold, PlaceRule rule) => (threshold, rule.Judge);
}
