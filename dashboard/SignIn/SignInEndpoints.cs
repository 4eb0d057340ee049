using Kazva.Dashboard.Accounts;
using Kazva.Submissions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace Kazva.Dashboard.SignIn;

/// <summary>Signs staff in and out. These are the only routes of staff, with the page's assets, that anybody is served.
/// Posts from other sites are refused before they come here, see the staff guard.</summary>
internal static partial class SignInEndpoints
{
    private const int LargestForm = 16 * 1024;

    public static void MapSignIn(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/sign-in", Show);
        routes.MapPost("/sign-in", Take).WithMetadata(new RequestSizeLimitAttribute(LargestForm));
        routes.MapPost("/sign-out", Leave);
    }

    private static async Task<IResult> Show(HttpContext context, SignInRule rule, StaffAccounts accounts)
    {
        if (!await rule.IsNeeded(context.RequestAborted)) return Home(context);
        return new SignInPage(SignInTexts.For(context.Request), await accounts.Any(context.RequestAborted) is not false);
    }

    private static async Task<IResult> Take(HttpContext context, StaffAccounts accounts, SignInLimits limits, ILogger<SignInPage> logger)
    {
        var texts = SignInTexts.For(context.Request);
        if (!context.Request.HasFormContentType)
            return TypedResults.Problem("The fields name and password should come as a form.", statusCode: StatusCodes.Status415UnsupportedMediaType);
        try
        {
            var form = await context.Request.ReadFormAsync(context.RequestAborted);
            string typed = form["name"].ToString(), password = form["password"].ToString();
            // Whatever is no name shares one count.
            if (!StaffName.TryNormalise(typed, out var name)) name = "";
            if (!limits.Allow(name))
            {
                LogTooMany(logger);
                context.Response.Headers.RetryAfter = $"{(int)SignInLimits.Window.TotalSeconds}";
                return Refused(StatusCodes.Status429TooManyRequests, texts.TooMany);
            }
            var account = await accounts.FindNow(name, context.RequestAborted);
            if (!StaffPassword.IsRight(account, password))
            {
                if (account is null) LogUnknownName(logger);
                else LogWrongPassword(logger, account.Name);
                return Refused(StatusCodes.Status401Unauthorized, texts.Wrong);
            }
            await context.SignInAsync(SignInCookie.Scheme, StaffUser.PrincipalOf(account!));
            LogSignedIn(logger, account!.Name, account.Organisation);
            return Home(context);

            SignInPage Refused(int status, string complaint) => new(texts, HasAccounts: true, status, complaint, typed);
        }
        catch (StorageUnavailableException)
        {
            context.Response.Headers.RetryAfter = "2";
            return new SignInPage(texts, HasAccounts: true, StatusCodes.Status503ServiceUnavailable, texts.Unavailable);
        }
        catch (BadHttpRequestException bad)
        {
            return TypedResults.Problem(bad.Message, statusCode: bad.StatusCode);
        }
        catch (InvalidDataException malformed)
        {
            return TypedResults.Problem(malformed.Message, statusCode: StatusCodes.Status400BadRequest);
        }
    }

    private static async Task<IResult> Leave(HttpContext context, ILogger<SignInPage> logger)
    {
        var user = StaffUser.Of((await context.AuthenticateAsync(SignInCookie.Scheme)).Principal);
        await context.SignOutAsync(SignInCookie.Scheme);
        if (user is not null) LogSignedOut(logger, user.Name, user.Organisation);
        context.Response.Headers.CacheControl = "no-store";
        return new See("sign-in");
    }

    private static See Home(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        return new See("./");
    }

    /// <summary>303 to an address beside this one, so that it holds under a path of a proxy too.</summary>
    private sealed record See(string Location) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.Headers.Location = Location;
            return Task.CompletedTask;
        }
    }
}
