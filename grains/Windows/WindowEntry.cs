using Kazva.Submissions;

namespace Kazva.Windows;

/// <summary>
/// The answers of one score in one bucket of one tier, in the bits of a non-negative number:
/// 3 bits tier, 28 bits bucket (in units of the tier's resolution since 1970), 4 bits score, 28 bits count.
/// Numbers sort by tier, bucket and score; the count does not matter to the order of different keys.
/// </summary>
internal readonly record struct WindowEntry(int Tier, int Bucket, Score Score, int Count)
{
    public const int MostCount = (1 << CountBits) - 1;

    private const int CountBits = 28;
    private const int ScoreBits = 4;
    private const int BucketBits = 28;

    /// <summary>The number without its count.</summary>
    public static long KeyOf(long packed) => packed >> CountBits;

    public static int CountOf(long packed) => (int)(packed & MostCount);

    public static long Pack(int tier, int bucket, Score score, int count) =>
        ((((((long)tier << BucketBits) | (uint)bucket) << ScoreBits) | (uint)score.Bar) << CountBits) | (uint)count;

    public static WindowEntry Unpack(long packed) => new(
        (int)(packed >> (CountBits + ScoreBits + BucketBits)),
        (int)(packed >> (CountBits + ScoreBits)) & ((1 << BucketBits) - 1),
        new Score((int)((packed >> CountBits) & ((1 << ScoreBits) - 1)) + Score.Lowest),
        CountOf(packed));
}
