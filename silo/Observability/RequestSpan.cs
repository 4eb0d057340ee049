using System.Diagnostics;
using System.Globalization;

namespace Kazva.Silo.Observability;

/// <summary>Names a request's span by its route, never by its path or query. Probes have none.</summary>
internal sealed class RequestSpan(RequestDelegate next)
{
    public const string Method = "http.request.method";
    public const string Route = "http.route";
    public const string Status = "http.response.status_code";

    public Task InvokeAsync(HttpContext context)
    {
        if (Activity.Current is not { IsAllDataRequested: true } span) return next(context);
        if (context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal))
        {
            span.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
            span.IsAllDataRequested = false;
            return next(context);
        }
        return Name(span, context);
    }

    private async Task Name(Activity span, HttpContext context)
    {
        var method = IsKnown(context.Request.Method) ? context.Request.Method : "HTTP";
        var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
        span.DisplayName = route is null ? method : $"{method} {route}";
        span.SetTag(Method, method).SetTag(Route, route);
        try
        {
            await next(context);
        }
        finally
        {
            var status = context.Response.StatusCode;
            span.SetTag(Status, status);
            if (status >= StatusCodes.Status500InternalServerError)
                span.SetTag("error.type", status.ToString(CultureInfo.InvariantCulture)).SetStatus(ActivityStatusCode.Error);
        }
    }

    private static bool IsKnown(string method) =>
        HttpMethods.IsGet(method) || HttpMethods.IsPost(method) || HttpMethods.IsHead(method) || HttpMethods.IsPut(method)
        || HttpMethods.IsDelete(method) || HttpMethods.IsPatch(method) || HttpMethods.IsOptions(method) || HttpMethods.IsConnect(method);
}
