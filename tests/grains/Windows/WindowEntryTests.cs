using Kazva.Submissions;

namespace Kazva.Windows.Tests;

public class WindowEntryTests
{
    [Theory]
    [InlineData(0, 0, 1, 0)]
    [InlineData(0, 29_640_552, 10, 1)]
    [InlineData(4, 20_577, 5, WindowEntry.MostCount)]
    [InlineData(4, (1 << 28) - 1, 10, WindowEntry.MostCount)]
    public void Unpack_OfAPackedEntry_IsTheEntry(int tier, int bucket, int score, int count)
    {
        var packed = WindowEntry.Pack(tier, bucket, new Score(score), count);

        WindowEntry.Unpack(packed).ShouldBe(new WindowEntry(tier, bucket, new Score(score), count));
        packed.ShouldBeGreaterThanOrEqualTo(0);
    }

    [Fact]
    public void Pack_SortsByTierThenBucketThenScoreWhateverTheCount() =>
        new[] { Packed(0, 7, 1, 99), Packed(0, 7, 2, 1), Packed(0, 8, 1, 5), Packed(1, 0, 1, 1), Packed(1, 0, 10, 0), Packed(4, 0, 1, 0) }
            .ShouldBeInOrder();

    private static long Packed(int tier, int bucket, int score, int count) => WindowEntry.Pack(tier, bucket, new Score(score), count);
}
