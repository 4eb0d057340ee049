using System.Threading.RateLimiting;

namespace Kazva.Gateway.Limits;

/// <summary>Applies shared limits to one source. Holds nothing itself, so it is idle from its last use on.</summary>
internal sealed class SourceLimiter(PartitionedRateLimiter<SubmissionSource> limits, SubmissionSource source, TimeProvider time) : RateLimiter
{
    private long _lastUse = time.GetTimestamp();

    /// <inheritdoc/>
    public override TimeSpan? IdleDuration => time.GetElapsedTime(Interlocked.Read(ref _lastUse));

    /// <inheritdoc/>
    public override RateLimiterStatistics? GetStatistics() => limits.GetStatistics(source);

    /// <inheritdoc/>
    protected override RateLimitLease AttemptAcquireCore(int permitCount)
    {
        Interlocked.Exchange(ref _lastUse, time.GetTimestamp());
        return limits.AttemptAcquire(source, permitCount);
    }

    /// <inheritdoc/>
    protected override ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken)
    {
        Interlocked.Exchange(ref _lastUse, time.GetTimestamp());
        return limits.AcquireAsync(source, permitCount, cancellationToken);
    }
}
