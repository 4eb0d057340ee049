using Kazva.Submissions;

namespace Kazva.Windows.Tests;

/// <summary>The windows by their definition: it keeps every answer for ever and counts anew whenever it is asked.</summary>
internal sealed class NaiveWindows(DateTimeOffset now)
{
    private readonly List<(int Score, DateTimeOffset CountedAt)> _answers = [];

    /// <summary>The length of a bucket and the number of buckets of each window.</summary>
    public static IReadOnlyDictionary<Window, (TimeSpan Bucket, int Buckets)> Resolution { get; } =
        new Dictionary<Window, (TimeSpan, int)>
        {
            [Window.Hour] = (TimeSpan.FromMinutes(1), 60),
            [Window.Day] = (TimeSpan.FromMinutes(30), 48),
            [Window.Week] = (TimeSpan.FromHours(3), 56),
            [Window.Month] = (TimeSpan.FromHours(12), 60),
            [Window.Quarter] = (TimeSpan.FromHours(24), 90),
        };

    public DateTimeOffset Now { get; private set; } = now;

    public void Roll(DateTimeOffset now) => Now = now > Now ? now : Now;

    public void Add(int score, DateTimeOffset countedAt) => _answers.Add((score, countedAt));

    /// <summary>Ten counts: the answers in the bucket of now and in the buckets before it.</summary>
    public int[] this[Window window]
    {
        get
        {
            var (length, buckets) = Resolution[window];
            var newest = BucketOf(Now);
            var histogram = new int[Score.Highest];
            foreach (var (score, countedAt) in _answers)
                if (newest - BucketOf(countedAt) < buckets)
                    histogram[score - 1]++;
            return histogram;

            long BucketOf(DateTimeOffset time) => (time - DateTimeOffset.UnixEpoch).Ticks / length.Ticks;
        }
    }

    /// <summary>Fails unless the windows hold the same.</summary>
    public void ShouldBeHeldBy(RollingWindows windows)
    {
        foreach (var window in Enum.GetValues<Window>())
            windows[window].Histogram.AsSpan().SequenceEqual(this[window]).ShouldBeTrue(
                $"{window} at {Now:O}: [{string.Join(' ', windows[window].Histogram)}] should be [{string.Join(' ', this[window])}].");
    }
}
