using System.Globalization;

namespace Kazva.Bench.Subjects;

/// <summary>The memory of a process as the system counts it.</summary>
internal static class ProcessMemory
{
    /// <summary>Bytes that are in memory (RSS).</summary>
    public static long Resident(int process)
    {
        if (!OperatingSystem.IsLinux())
        {
            using var other = System.Diagnostics.Process.GetProcessById(process);
            return other.WorkingSet64;
        }
        var line = File.ReadLines($"/proc/{process}/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024;
    }

    /// <summary>The median of what is in memory over a time in which nothing is done.</summary>
    public static async Task<long> QuietAsync(int process, TimeSpan time)
    {
        const int Looks = 11;
        var seen = new List<long>();
        for (var i = 0; i < Looks; i++)
        {
            await Task.Delay(time / Looks);
            seen.Add(Resident(process));
        }
        return seen.Order().ElementAt(Looks / 2);
    }
}
