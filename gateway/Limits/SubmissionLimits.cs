using System.Threading.RateLimiting;
using Kazva.Definition;
using Kazva.Gateway.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace Kazva.Gateway.Limits;

/// <summary>Where a submission comes from and goes to.</summary>
/// <param name="AddressHash">See <see cref="DailyAddressHash"/>.</param>
/// <param name="Code">The plate's code, or empty when it cannot be one.</param>
internal readonly record struct SubmissionSource(string AddressHash, string Code);

/// <summary>Limits submissions by the sender's address and then by location, so that one sender who is refused
/// does not use up what a location takes from others. What is known of an address is dropped when its window is over.</summary>
internal sealed class SubmissionLimits : IRateLimiterPolicy<SubmissionSource>, IDisposable
{
    public const string Policy = "kazva.submissions";

    private const int AddressSegments = 10;
    private readonly DailyAddressHash _hash;
    private readonly TimeProvider _time;
    private readonly PartitionedRateLimiter<SubmissionSource> _both;

    public SubmissionLimits(IOptions<LimitOptions> options, DailyAddressHash hash, TimeProvider time)
    {
        (_hash, _time) = (hash, time);
        var limits = options.Value;
        _both = PartitionedRateLimiter.CreateChained(
            new CountedLimit("address", PartitionedRateLimiter.Create<SubmissionSource, string>(source => ByAddress(source, limits), StringComparer.Ordinal)),
            new CountedLimit("location", PartitionedRateLimiter.Create<SubmissionSource, string>(source => ByLocation(source, limits), StringComparer.Ordinal)));
    }

    /// <inheritdoc/>
    public Func<OnRejectedContext, CancellationToken, ValueTask>? OnRejected { get; } = static async (rejected, _) =>
    {
        var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var time) ? time : TimeSpan.FromSeconds(1);
        await Refusal.TooMany(wait).ExecuteAsync(rejected.HttpContext);
    };

    /// <inheritdoc/>
    public RateLimitPartition<SubmissionSource> GetPartition(HttpContext httpContext)
    {
        var code = PlateCode.Normalise(httpContext.GetRouteValue("code") as string) ?? "";
        var source = new SubmissionSource(_hash.Of(httpContext.Connection.RemoteIpAddress), code);
        return RateLimitPartition.Get(source, s => new SourceLimiter(_both, s, _time));
    }

    /// <inheritdoc/>
    public void Dispose() => _both.Dispose();

    private static RateLimitPartition<string> ByAddress(SubmissionSource source, LimitOptions limits) =>
        RateLimitPartition.GetSlidingWindowLimiter(source.AddressHash, _ => new()
        {
            PermitLimit = limits.AddressSubmissions,
            Window = limits.AddressWindow,
            SegmentsPerWindow = AddressSegments,
        });

    private static RateLimitPartition<string> ByLocation(SubmissionSource source, LimitOptions limits)
    {
        // Few permits a minute come one at a time, many come every second.
        var perPeriod = Math.Max(1, limits.LocationPerMinute / 60);
        return RateLimitPartition.GetTokenBucketLimiter(source.Code, _ => new()
        {
            TokenLimit = limits.LocationBurst,
            TokensPerPeriod = perPeriod,
            ReplenishmentPeriod = TimeSpan.FromMinutes((double)perPeriod / limits.LocationPerMinute),
        });
    }
}
