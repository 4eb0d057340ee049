namespace Kazva.Windows;

/// <summary>
/// The resolution at which a window rolls: it holds <see cref="Buckets"/> buckets of <see cref="Minutes"/> minutes, the
/// newest being the one that is still filling. Each tier's buckets divide the next tier's evenly.
/// </summary>
internal readonly record struct Tier(int Minutes, int Buckets)
{
    /// <summary>One tier per <see cref="Window"/>, by its index. No window rolls in steps of more than 1/48 of its length.</summary>
    public static readonly Tier[] All =
    [
        new(1, 60),
        new(30, 48),
        new(3 * 60, 56),
        new(12 * 60, 60),
        new(24 * 60, 90),
    ];

    /// <summary>The bucket that a minute (since 1970) is in.</summary>
    public int BucketOf(int minute) => minute / Minutes;

    /// <summary>Whether at minute <paramref name="now"/> the bucket is among the last ones.</summary>
    public bool Holds(int bucket, int now) => bucket > BucketOf(now) - Buckets;

    /// <summary>The first minute at which the bucket is no longer held.</summary>
    public int EndOf(int bucket) => (bucket + Buckets) * Minutes;
}
