using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Kazva.Observability;

/// <summary>The lines whose last report failed, each since when. A line whose grain has gone owes nothing any more: whoever asks for the
/// grain's report gets all of it.</summary>
internal static class OwedReports
{
    private static readonly ConditionalWeakTable<object, Since> Lines = [];

    /// <summary>How many lines owe a report.</summary>
    public static int Count => Lines.Count();

    /// <summary>How long the one has owed it that has longest.</summary>
    public static TimeSpan OldestAge
    {
        get
        {
            var oldest = TimeSpan.Zero;
            foreach (var (_, since) in Lines)
                if (Stopwatch.GetElapsedTime(since.Timestamp) is var age && age > oldest)
                    oldest = age;
            return oldest;
        }
    }

    /// <summary>Whether this line owes a report.</summary>
    public static bool Owes(object line) => Lines.TryGetValue(line, out _);

    /// <summary>A report failed.</summary>
    public static void Failed(object line) => Lines.TryAdd(line, new Since(Stopwatch.GetTimestamp()));

    /// <summary>The line owes nothing any more.</summary>
    public static void Told(object line) => Lines.Remove(line);

    private sealed record Since(long Timestamp);
}
