using System.Globalization;

namespace Kazva.Bench.Alarms;

/// <summary>What the towns are made from. Rules are tuned on some and reported on others.</summary>
internal static class Seeds
{
    /// <summary>Those that are tuned on.</summary>
    public static readonly (int First, int Last) Tuning = (1, 6);

    /// <summary>Those that are reported on.</summary>
    public static readonly (int First, int Last) Report = (101, 120);

    /// <summary>Reads <c>--seeds 101-120</c>; null when it is wrong.</summary>
    public static (int First, int Last)? Read(string[] arguments, (int First, int Last) usual)
    {
        var at = Array.IndexOf(arguments, "--seeds");
        if (at < 0) return usual;
        if (at + 1 == arguments.Length || arguments[at + 1].Split('-') is not [var first, var last]) return null;
        return int.TryParse(first, CultureInfo.InvariantCulture, out var from) && int.TryParse(last, CultureInfo.InvariantCulture, out var to) && from <= to ? (from, to) : null;
    }

    /// <summary>A town of each seed.</summary>
    public static JudgedTown[] Towns(this (int First, int Last) seeds, TownShape shape) =>
    [
        .. Enumerable.Range(seeds.First, seeds.Last - seeds.First + 1).AsParallel().AsOrdered().Select(seed => new JudgedTown(TownSimulation.Of(seed, shape))),
    ];

    /// <summary>How good a rule is over some towns.</summary>
    public static Quality Judge(this IReadOnlyList<JudgedTown> towns, Func<JudgedTown, IReadOnlyList<Firing>> rule) =>
        Quality.Of([.. towns.AsParallel().AsOrdered().Select(town => (town.Town, rule(town)))]);
}
