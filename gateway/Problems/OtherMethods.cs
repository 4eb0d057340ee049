using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Kazva.Gateway.Problems;

internal static class OtherMethods
{
    /// <summary>Answers 405 to every method, known or not, that no other endpoint at the address takes. Without this the
    /// API's route for all that is unknown would answer 404, and a page's address 405 with nothing to read.</summary>
    public static void MapOtherMethods(this IEndpointRouteBuilder endpoints, string pattern, params string[] allowed)
    {
        var allow = string.Join(", ", allowed);
        // An endpoint that names no methods comes after those that name them.
        endpoints.Map(pattern, (HttpResponse response) =>
        {
            response.Headers.Allow = allow;
            return Refusal.WrongMethod(allow);
        });
    }
}
