using Kazva.Definition;
using Kazva.Gateway.Limits;
using Kazva.Gateway.Pages;
using Kazva.Gateway.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Kazva.Gateway.Public;

/// <summary>Limits who looks at public pages by the address, as many in as long as submissions, and apart from them: nobody who reads uses
/// up what he may say.</summary>
internal sealed class ViewLimits(IOptions<LimitOptions> options, DailyAddressHash hash, TimeProvider time) : IDisposable
{
    private readonly CellRateLimit<UInt128> _byAddress = new(
        options.Value.AddressSubmissions, options.Value.AddressSubmissions, options.Value.AddressWindow, time);

    /// <summary>Takes a look at a page.</summary>
    /// <returns>Null when it is taken; otherwise how long to wait.</returns>
    public TimeSpan? TryTake(HttpContext context) => _byAddress.TryTake(hash.Of(context.Connection.RemoteIpAddress));

    /// <inheritdoc/>
    public void Dispose() => _byAddress.Dispose();
}

/// <summary>Puts that limit before a page.</summary>
internal static class LimitedPages
{
    /// <summary>Asks those to wait who look too often.</summary>
    public static void LimitViews(this RouteHandlerBuilder route) => route.AddEndpointFilter(static async (invocation, next) =>
        invocation.HttpContext.RequestServices.GetRequiredService<ViewLimits>().TryTake(invocation.HttpContext) is { } wait
            ? TooMany(invocation.HttpContext, wait)
            : await next(invocation));

    private static Page TooMany(HttpContext context, TimeSpan wait)
    {
        GatewayMetrics.LimitedBy("view");
        context.Response.Headers.RetryAfter = ((long)Math.Max(1, Math.Ceiling(wait.TotalSeconds))).ToString();
        var language = PageLanguage.Choose(context.Request, context.RequestServices.GetRequiredService<IGridCatalog>().Languages());
        var texts = PublicTexts.In(language);
        return new Page(language, texts.TooMany, Page.Product, Html.Of($"<div class=\"card message\"><h1>{texts.TooMany}</h1><p>{texts.TooManyAdvice}</p></div>"))
        {
            Status = StatusCodes.Status429TooManyRequests,
        };
    }
}
