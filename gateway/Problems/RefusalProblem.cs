using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Kazva.Gateway.Problems;

/// <summary>A refusal as problem details (RFC 9457).</summary>
internal static class RefusalProblem
{
    public static ProblemHttpResult Of(Refusal refusal)
    {
        var problem = new ProblemDetails { Status = refusal.Status, Type = TypeOf(refusal.Status), Detail = refusal.Detail };
        if (!refusal.Errors.IsEmpty) problem.Extensions["errors"] = refusal.Errors;
        if (refusal.Reason == RefusalReason.UnknownPlate) problem.Extensions["suggestions"] = refusal.Suggestions;
        return TypedResults.Problem(problem);
    }

    // The framework fills in the types of the other statuses.
    private static string? TypeOf(int status) =>
        status == StatusCodes.Status429TooManyRequests ? "https://tools.ietf.org/html/rfc6585#section-4" : null;
}
