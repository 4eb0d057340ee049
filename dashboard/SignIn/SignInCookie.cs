using Kazva.Dashboard.Accounts;
using Kazva.Submissions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Kazva.Dashboard.SignIn;

/// <summary>The cookie of staff: for 12 hours from their last request, only ever for this host, never for scripts.</summary>
internal static class SignInCookie
{
    public const string Scheme = "staff";
    public const string Name = "kazva-staff";

    private static readonly TimeSpan ValidFor = TimeSpan.FromHours(12);

    public static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = Name;
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Strict;
        // Behind a proxy it is https when a trusted one says so.
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.Cookie.IsEssential = true;
        options.ExpireTimeSpan = ValidFor;
        options.SlidingExpiration = true;
        options.Events = new CookieAuthenticationEvents
        {
            OnValidatePrincipal = Validate,
            OnRedirectToLogin = Challenge,
            OnRedirectToAccessDenied = Challenge,
        };
    }

    /// <summary>A cookie is worth what its account is worth now.</summary>
    private static async Task Validate(CookieValidatePrincipalContext context)
    {
        var accounts = context.HttpContext.RequestServices.GetRequiredService<StaffAccounts>();
        try
        {
            if (StaffUser.Of(context.Principal) is { } user
                && await accounts.IsStill(user.Name, user.Organisation, user.Stamp, context.HttpContext.RequestAborted)) return;
        }
        catch (StorageUnavailableException)
        {
            // Said to be unavailable, and not to be signed out: see the challenge.
            context.HttpContext.Items[typeof(StorageUnavailableException)] = true;
        }
        context.RejectPrincipal();
    }

    /// <summary>People are led to the sign-in page; programs, our page's scripts among them, are told the status.</summary>
    private static Task Challenge(RedirectContext<CookieAuthenticationOptions> context)
    {
        var http = context.HttpContext;
        if (http.Items.ContainsKey(typeof(StorageUnavailableException)))
        {
            http.Response.Headers.RetryAfter = "2";
            return TypedResults.Problem("The database cannot be used, so that nobody's account can be looked at.", statusCode: StatusCodes.Status503ServiceUnavailable)
                .ExecuteAsync(http);
        }
        if (http.GetEndpoint()?.Metadata.GetMetadata<ForPeople>() is not null)
        {
            // Relative: the page may be under a path of a proxy.
            http.Response.Redirect("sign-in");
            http.Response.Headers.CacheControl = "no-store";
            return Task.CompletedTask;
        }
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Problem("Sign in first: POST /sign-in with name and password.", statusCode: StatusCodes.Status401Unauthorized).ExecuteAsync(http);
    }

    /// <summary>Marks the endpoints that people open, and not programs.</summary>
    internal sealed record ForPeople;
}
