using Kazva.Dashboard.SignIn;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Kazva.Dashboard.Staff;

/// <summary>Tells who has signed in. The page asks now and then, which keeps its cookie young for as long as it is open.</summary>
internal static class MeEndpoint
{
    public static void MapMe(this IEndpointRouteBuilder api) => api.MapGet("/me", Results<JsonHttpResult<MeResponse>, NoContent> (HttpContext context) =>
        StaffUser.Of(context.User) is { } user
            ? TypedResults.Json(new MeResponse(user.Name, user.Organisation), StaffJson.Options)
            : TypedResults.NoContent());
}

/// <summary>Who has signed in.</summary>
internal sealed record MeResponse(string Name, string Organisation);
