using System.Text.Json.Serialization;
using Kazva.Gateway.Limits;
using Kazva.Gateway.Plates;
using Kazva.Gateway.Problems;
using Kazva.Submissions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Kazva.Gateway.Submissions;

/// <summary>The API by which programs submit.</summary>
internal static class SubmissionRoutes
{
    public static void MapSubmissions(this IEndpointRouteBuilder api)
    {
        api.MapPost("/locations/{code}/submissions", SubmitAsync).LimitSubmissions();
        api.MapOtherMethods("/locations/{code}/submissions", HttpMethods.Post);
    }

    private static async Task<IResult> SubmitAsync(string code, HttpRequest request, PlateFinder plates, SubmissionSender sender)
    {
        if (!RequestBody.Is(request, "application/json")) return Refusal.WrongMediaType("application/json");
        if (!plates.TryFind(code, out var plate, out var unknown)) return unknown;
        if (await RequestBody.ReadAsync(request) is not { } body) return Refusal.TooLarge(RequestBody.LongestBytes);

        var (submission, wrong) = SubmissionReader.Read(body);
        if (submission is null) return wrong!;
        var (receipt, refusal) = await sender.SendAsync(plate, submission, request.HttpContext.Connection.RemoteIpAddress);
        return receipt is null ? refusal! : TypedResults.Accepted((string?)null, AcceptedSubmission.Of(submission, receipt));
    }
}

/// <summary>What a program is told of its submission.</summary>
/// <param name="Duplicate">It had been counted before, and was not counted again.</param>
/// <param name="CountedAt">The time under which it counts.</param>
/// <param name="Notices">What was taken otherwise than it was sent, or null.</param>
internal sealed record AcceptedSubmission(
    Guid SubmissionId,
    DateTime ReceivedAt,
    bool Duplicate,
    DateTime CountedAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    Notice[]? Notices)
{
    public static AcceptedSubmission Of(Submission submission, SubmissionReceipt receipt) => new(
        submission.Id,
        receipt.ReceivedAt.UtcDateTime,
        receipt.Outcome == SubmissionOutcome.Duplicate,
        receipt.CountedAt.UtcDateTime,
        submission.AnsweredAt is { } sent && IsNotBelieved(sent, receipt)
            ? [new("answeredAt", "It is in the future or more than 7 days ago, so the submission counts at its arrival.")]
            : null);

    // A duplicate counts under the time of the first, so a sent time that differs from that need not be wrong,
    // and one that is wrong need not mean that the first counts at its arrival.
    private static bool IsNotBelieved(DateTimeOffset sent, SubmissionReceipt receipt) =>
        !Submission.Believes(sent, receipt.ReceivedAt) && receipt.CountedAt == receipt.ReceivedAt;
}

/// <summary>Something that was taken otherwise than it was sent.</summary>
internal sealed record Notice(string Field, string Message);
