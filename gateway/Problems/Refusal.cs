using System.Collections.Immutable;
using Kazva.Submissions;
using Microsoft.AspNetCore.Http;

namespace Kazva.Gateway.Problems;

/// <summary>Why a request is not answered as it wished; becomes a problem or a page by the endpoint's <see cref="Surface"/>.</summary>
/// <param name="Reason">A stable word, which the pages' texts go by.</param>
/// <param name="Detail">In English, for those who wrote the program that asked.</param>
internal sealed record Refusal(int Status, RefusalReason Reason, string Detail) : IResult
{
    /// <summary>The fields that are not as they should be.</summary>
    public ImmutableArray<FieldError> Errors { get; init; } = [];

    /// <summary>The codes of plates that may have been meant.</summary>
    public ImmutableArray<string> Suggestions { get; init; } = [];

    /// <summary>When it is worth trying again.</summary>
    public TimeSpan? RetryAfter { get; init; }

    public static Refusal UnknownPlate(string typed, ImmutableArray<string> suggestions) =>
        new(StatusCodes.Status404NotFound, RefusalReason.UnknownPlate, $"There is no plate '{Shortened(typed)}'.") { Suggestions = suggestions };

    public static Refusal RetiredPlate(string code) =>
        new(StatusCodes.Status410Gone, RefusalReason.RetiredPlate, $"The plate {code} is out of use.");

    public static Refusal NoSuchRoute() =>
        new(StatusCodes.Status404NotFound, RefusalReason.NoSuchRoute, "There is nothing at this address.");

    public static Refusal WrongMethod(string allowed) =>
        new(StatusCodes.Status405MethodNotAllowed, RefusalReason.Malformed, $"This address takes {allowed}.");

    public static Refusal WrongMediaType(string expected) =>
        new(StatusCodes.Status415UnsupportedMediaType, RefusalReason.Malformed, $"The content type should be {expected}, in UTF-8.");

    public static Refusal TooLarge(int limit) =>
        new(StatusCodes.Status413PayloadTooLarge, RefusalReason.TooLarge, $"The body is larger than {limit} bytes.");

    /// <summary>The body cannot be read at all.</summary>
    public static Refusal Malformed(string code, string message) =>
        new(StatusCodes.Status400BadRequest, RefusalReason.Malformed, "The body cannot be read.") { Errors = [new("", code, message)] };

    public static Refusal Fields(ImmutableArray<FieldError> errors) =>
        new(StatusCodes.Status400BadRequest, RefusalReason.Malformed, "The submission is not as it should be; see the errors.") { Errors = errors };

    public static Refusal Conflict() =>
        new(StatusCodes.Status409Conflict, RefusalReason.Conflict, "This submissionId was used earlier for a submission with other content.")
        {
            Errors = [new("submissionId", "used", "A new UUID for every new submission.")],
        };

    public static Refusal TooMany(TimeSpan retryAfter) =>
        new(StatusCodes.Status429TooManyRequests, RefusalReason.TooMany, "Too many submissions for now.") { RetryAfter = retryAfter };

    /// <summary>Whether a submission was committed is unknown.</summary>
    public static Refusal Unavailable() =>
        new(StatusCodes.Status503ServiceUnavailable, RefusalReason.Unavailable,
            "Submissions cannot be stored at the moment. Sending the same again with the same submissionId is safe.")
        {
            RetryAfter = TimeSpan.FromSeconds(2),
        };

    public static Refusal Unexpected() =>
        new(StatusCodes.Status500InternalServerError, RefusalReason.Unexpected, "Something went wrong here.");

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        GatewayMetrics.Refused(this);
        if (RetryAfter is { } wait)
            httpContext.Response.Headers.RetryAfter = ((long)Math.Max(1, Math.Ceiling(wait.TotalSeconds))).ToString();
        IResult result = httpContext.GetEndpoint()?.Metadata.GetMetadata<CitizenSurface>()?.Surface == Surface.Page
            ? RefusalPage.Of(this, httpContext)
            : RefusalProblem.Of(this);
        return result.ExecuteAsync(httpContext);
    }

    private static string Shortened(string text) => text.Length <= 40 ? text : text[..40] + "…";
}

/// <summary>What a citizen is told in words.</summary>
internal enum RefusalReason
{
    UnknownPlate,
    RetiredPlate,
    NoSuchRoute,
    Malformed,
    TooLarge,
    Conflict,
    TooMany,
    Unavailable,
    Unexpected,
}
