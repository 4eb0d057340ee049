using Kazva.Gateway.Pages;
using Kazva.Submissions;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Kazva.Gateway.Problems;

/// <summary>What all citizens' endpoints have in common: the headers of a page that keeps no trace of its reader,
/// and a refusal without internals for whatever goes wrong.</summary>
internal sealed partial class CitizenMiddleware(RequestDelegate next, ILogger<CitizenMiddleware> logger)
{
    private static readonly string PolicyWithoutForm = PageAssets.ContentSecurityPolicy(Theme.Default, hasForm: false, isKiosk: false);

    public async Task InvokeAsync(HttpContext context)
    {
        SetHeaders(context.Response.Headers);
        try
        {
            await next(context);
        }
        catch (Exception exception) when (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            context.Response.Clear();
            SetHeaders(context.Response.Headers);
            await RefusalFor(exception).ExecuteAsync(context);
        }
    }

    private Refusal RefusalFor(Exception exception)
    {
        switch (exception)
        {
            case StorageUnavailableException or TimeoutException or GrainHostException:
                LogUnavailable(logger, exception);
                return Refusal.Unavailable();
            case BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }:
                return Refusal.TooLarge(Submissions.RequestBody.LongestBytes);
            case BadHttpRequestException bad:
                return new Refusal(bad.StatusCode, RefusalReason.Malformed, "The request cannot be read.");
            default:
                LogUnexpected(logger, exception);
                return Refusal.Unexpected();
        }
    }

    private static void SetHeaders(IHeaderDictionary headers)
    {
        headers.CacheControl = "no-store";
        headers.ContentSecurityPolicy = PolicyWithoutForm;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
    }
}
