using System.Globalization;

namespace Kazva.Bench.Reporting;

/// <summary>What the host of a virtual machine took away: while it does, everything stands still, whatever is measured.</summary>
internal static class ProcessorShare
{
    private const int Stolen = 7;
    private const int States = 8;

    /// <summary>The counters of now, see proc(5); null where there are none.</summary>
    public static long[]? Now() => !File.Exists("/proc/stat")
        ? null
        : [.. File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1).Take(States).Select(ticks => long.Parse(ticks, CultureInfo.InvariantCulture))];

    /// <summary>The share of all cores' time since then; null where nobody knows.</summary>
    public static double? StolenSince(long[]? before) =>
        before is not null && Now() is { } now && now.Sum() > before.Sum() ? (double)(now[Stolen] - before[Stolen]) / (now.Sum() - before.Sum()) : null;
}
