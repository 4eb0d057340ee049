using System.Threading.RateLimiting;
using Kazva.Gateway.Problems;

namespace Kazva.Gateway.Limits;

/// <summary>Counts what a limit refuses. A refusal is final only where it could have waited: the middleware asks in both ways.</summary>
internal sealed class CountedLimit(string kind, PartitionedRateLimiter<SubmissionSource> limit) : PartitionedRateLimiter<SubmissionSource>
{
    /// <inheritdoc/>
    public override RateLimiterStatistics? GetStatistics(SubmissionSource resource) => limit.GetStatistics(resource);

    /// <inheritdoc/>
    protected override RateLimitLease AttemptAcquireCore(SubmissionSource resource, int permitCount) => limit.AttemptAcquire(resource, permitCount);

    /// <inheritdoc/>
    protected override async ValueTask<RateLimitLease> AcquireAsyncCore(SubmissionSource resource, int permitCount, CancellationToken cancellationToken)
    {
        var lease = await limit.AcquireAsync(resource, permitCount, cancellationToken);
        if (!lease.IsAcquired) GatewayMetrics.LimitedBy(kind);
        return lease;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing) limit.Dispose();
        base.Dispose(disposing);
    }
}
