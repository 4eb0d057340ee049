using System.Collections.Immutable;
using Kazva.Submissions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Kazva.Dashboard.Staff;

/// <summary>Why staff are not answered as they wished, as problem details (RFC 9457).</summary>
internal static class StaffProblem
{
    public static ProblemHttpResult NotFound(string detail) => TypedResults.Problem(detail, statusCode: StatusCodes.Status404NotFound);

    /// <summary>Whether anything was done may be unknown; trying again is safe.</summary>
    public static ProblemHttpResult Unavailable(HttpContext context, string detail)
    {
        context.Response.Headers.RetryAfter = "2";
        return TypedResults.Problem(detail, statusCode: StatusCodes.Status503ServiceUnavailable);
    }

    /// <summary>Fields that are not as they should be.</summary>
    public static ProblemHttpResult Fields(params ImmutableArray<FieldError> errors) => TypedResults.Problem(new ProblemDetails
    {
        Status = StatusCodes.Status400BadRequest,
        Detail = "The request is not as it should be; see the errors.",
        Extensions = { ["errors"] = errors },
    });

    /// <summary>One field that is not as it should be.</summary>
    public static ProblemHttpResult Field(string field, string code, string message) => Fields(new FieldError(field, code, message));

    /// <summary>Whether a call to a grain or to storage failed because it cannot be served now.</summary>
    public static bool IsUnavailable(Exception exception) => exception is StorageUnavailableException or TimeoutException or GrainHostException;
}
