using System.Threading.RateLimiting;
using Kazva.Definition;
using Kazva.Gateway.Limits;
using Kazva.Gateway.Pages;
using Kazva.Gateway.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Kazva.Gateway.Public;

/// <summary>Limits who looks at public pages by the address, as many in as long as submissions, and apart from them: nobody who reads uses
/// up what he may say.</summary>
internal sealed class ViewLimits(IOptions<LimitOptions> options, DailyAddressHash hash) : IRateLimiterPolicy<string>
{
    public const string Policy = "kazva.views";

    private const int Segments = 10;

    /// <inheritdoc/>
    public Func<OnRejectedContext, CancellationToken, ValueTask>? OnRejected { get; } = static async (rejected, _) =>
    {
        GatewayMetrics.LimitedBy("view");
        var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var time) ? time : TimeSpan.FromSeconds(1);
        rejected.HttpContext.Response.Headers.RetryAfter = ((long)Math.Max(1, Math.Ceiling(wait.TotalSeconds))).ToString();
        var catalog = rejected.HttpContext.RequestServices.GetRequiredService<IGridCatalog>();
        var language = PageLanguage.Choose(rejected.HttpContext.Request, catalog.Languages());
        var texts = PublicTexts.In(language);
        await new Page(language, texts.TooMany, Page.Product, Html.Of($"<div class=\"card message\"><h1>{texts.TooMany}</h1><p>{texts.TooManyAdvice}</p></div>"))
        {
            Status = StatusCodes.Status429TooManyRequests,
        }.ExecuteAsync(rejected.HttpContext);
    };

    /// <inheritdoc/>
    public RateLimitPartition<string> GetPartition(HttpContext httpContext) =>
        RateLimitPartition.GetSlidingWindowLimiter(hash.Of(httpContext.Connection.RemoteIpAddress), _ => new()
        {
            PermitLimit = options.Value.AddressSubmissions,
            Window = options.Value.AddressWindow,
            SegmentsPerWindow = Segments,
        });
}
