using Kazva.Dashboard.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Kazva.Silo.Hosting;

/// <summary>
/// Keeps web pages from elsewhere out of the staff's side: a request that names an origin must name this one. Where nobody has to
/// sign in, a browser on this machine can be told by any page to ask localhost; so there the name asked for must be this machine's
/// own too (else a foreign name was rebound to it), and no proxy may have passed the request on.
/// </summary>
internal sealed class StaffGuard(RequestDelegate next, Listeners listeners, SignInRule rule)
{
    private static readonly string[] OfProxies = ["X-Forwarded-For", "X-Original-For", "Forwarded"];

    public Task InvokeAsync(HttpContext context) => listeners.Of(context.Connection) == Listener.Staff ? GuardAsync(context) : next(context);

    private async Task GuardAsync(HttpContext context)
    {
        if (!IsOfOwnOrigin(context.Request))
        {
            await Refuse(
                $"The origin '{context.Request.Headers.Origin}' is not this server, {context.Request.Scheme}://{context.Request.Host}. Behind a proxy that does https, set Kazva:TrustedProxies and let it send X-Forwarded-Proto and Host.")
                .ExecuteAsync(context);
            return;
        }
        if (!IsFromHere(context.Request) && !await rule.IsNeeded(context.RequestAborted))
        {
            await Refuse("While there are no accounts, staff are served to this machine only, by its own name and not through a proxy. Add an account with: kazva staff add.")
                .ExecuteAsync(context);
            return;
        }
        await next(context);
    }

    private static bool IsOfOwnOrigin(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0
            || (Uri.TryCreate(origin, UriKind.Absolute, out var from)
                && from.Scheme == request.Scheme
                && Uri.TryCreate($"{request.Scheme}://{request.Host}", UriKind.Absolute, out var own)
                && from.Authority.Equals(own.Authority, StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsFromHere(HttpRequest request) =>
        Listeners.IsLoopback(request.Host.Host) && !OfProxies.Any(request.Headers.ContainsKey);

    private static ProblemHttpResult Refuse(string why) => TypedResults.Problem(why, statusCode: StatusCodes.Status403Forbidden);
}
