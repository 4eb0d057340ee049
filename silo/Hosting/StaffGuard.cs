namespace Kazva.Silo.Hosting;

/// <summary>
/// Keeps web pages from elsewhere out of the staff's side, which has no accounts yet. A browser on this machine can be told by any
/// page to ask localhost; so the name asked for must be this machine's own (else a foreign name was rebound to it), and a
/// request that names an origin must name this one.
/// </summary>
internal sealed class StaffGuard(Listeners listeners) : IMiddleware
{
    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (listeners.Of(context.Connection) == Listener.Staff && !IsFromHere(context.Request))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }
        await next(context);
    }

    private static bool IsFromHere(HttpRequest request)
    {
        if (!Listeners.IsLoopback(request.Host.Host)) return false;
        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0
            || (Uri.TryCreate(origin, UriKind.Absolute, out var from)
                && from.Scheme == request.Scheme && from.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase));
    }
}
