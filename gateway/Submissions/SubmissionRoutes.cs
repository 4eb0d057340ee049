using Kazva.Gateway.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Kazva.Gateway.Submissions;

/// <summary>The API by which programs submit.</summary>
internal static class SubmissionRoutes
{
    public static void MapSubmissions(this IEndpointRouteBuilder api)
    {
        // A request's delegate alone: filters, and what would find a handler's arguments, cost more than all that it does. It is asked for when
        // a request comes, and settings have been looked at.
        var services = api.ServiceProvider;
        api.MapPost("/locations/{code}/submissions", context => services.GetRequiredService<SubmissionEndpoint>().HandleAsync(context));
        api.MapOtherMethods("/locations/{code}/submissions", HttpMethods.Post);
    }
}
