namespace Kazva.Alarms.Judging;

/// <summary>
/// The resolution at which a window rolls, as that of <see cref="Windows.Tier"/>: at tick <c>t</c> it holds the answers of the newest so many
/// buckets, the one that contains <c>t</c> being the last of them, so an answer leaves when the start of its bucket is one window old.
/// A bucket holds at most 1/48 of the window, and at least a minute. Buckets begin at multiples of their length since 1970, and as a tick stands for the
/// minute that ends with it, they are open at their start and closed at their end.
/// </summary>
internal readonly record struct WindowShape(int Step, int Buckets)
{
    private const int Finest = 48;

    /// <summary>The shape of a window of a length of a minute or more.</summary>
    public static WindowShape Of(TimeSpan length)
    {
        var minutes = Math.Max(1, Ticks.Length(length));
        var step = Math.Max(1, minutes / Finest);
        return new WindowShape(step, (minutes + step - 1) / step);
    }

    public int BucketOf(int tick) => (tick - 1) / Step;

    /// <summary>Whether at tick <paramref name="now"/> the bucket is among the last ones.</summary>
    public bool Holds(int bucket, int now) => bucket > BucketOf(now) - Buckets;

    /// <summary>The first tick at which the bucket is no longer held.</summary>
    public int EndOf(int bucket) => ((bucket + Buckets) * Step) + 1;
}
