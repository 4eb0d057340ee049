using System.Threading.RateLimiting;

namespace Kazva.Dashboard.SignIn;

/// <summary>Limits attempts to sign in, by name and in all, for each process. Who guesses at one name uses up nothing of the others';
/// the total bounds what hashing costs. Names share a fixed number of counts, so that invented ones take no memory.</summary>
internal sealed class SignInLimits : IDisposable
{
    /// <summary>How often one name may be tried within <see cref="Window"/>, right or wrong.</summary>
    public const int AttemptsAtOneName = 10;

    /// <summary>How often all names together may be tried within <see cref="Window"/>.</summary>
    public const int AttemptsInAll = 300;

    /// <summary>The time that attempts are counted over.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    private const int Segments = 10;

    private const int Counts = 4096;

    private readonly PartitionedRateLimiter<int> _both = PartitionedRateLimiter.CreateChained(
        PartitionedRateLimiter.Create<int, int>(count => RateLimitPartition.GetSlidingWindowLimiter(count, _ => Limit(AttemptsAtOneName))),
        PartitionedRateLimiter.Create<int, int>(_ => RateLimitPartition.GetSlidingWindowLimiter(0, _ => Limit(AttemptsInAll))));

    /// <summary>Whether a name may be tried now; it then counts as tried.</summary>
    public bool Allow(string name)
    {
        using var lease = _both.AttemptAcquire(StringComparer.Ordinal.GetHashCode(name) & (Counts - 1));
        return lease.IsAcquired;
    }

    public void Dispose() => _both.Dispose();

    private static SlidingWindowRateLimiterOptions Limit(int attempts) => new()
    {
        PermitLimit = attempts,
        Window = Window,
        SegmentsPerWindow = Segments,
    };
}
