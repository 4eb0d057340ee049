using System.Text.Json;
using System.Text.Json.Serialization;
using Kazva.Submissions;
using Microsoft.AspNetCore.Http;

namespace Kazva.Gateway.Submissions;

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
    Notice[]? Notices) : IResult
{
    public static AcceptedSubmission Of(Submission submission, SubmissionReceipt receipt) => new(
        submission.Id,
        receipt.ReceivedAt.UtcDateTime,
        receipt.Outcome == SubmissionOutcome.Duplicate,
        receipt.CountedAt.UtcDateTime,
        submission.AnsweredAt is { } sent && IsNotBelieved(sent, receipt)
            ? [new("answeredAt", "It is in the future or more than 7 days ago, so the submission counts at its arrival.")]
            : null);

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(this, SubmissionJson.Default.AcceptedSubmission);
        var response = httpContext.Response;
        response.StatusCode = StatusCodes.Status202Accepted;
        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = json.Length;
        return response.Body.WriteAsync(json).AsTask();
    }

    // A duplicate counts under the time of the first, so a sent time that differs from that need not be wrong,
    // and one that is wrong need not mean that the first counts at its arrival.
    private static bool IsNotBelieved(DateTimeOffset sent, SubmissionReceipt receipt) =>
        !Submission.Believes(sent, receipt.ReceivedAt) && receipt.CountedAt == receipt.ReceivedAt;
}

/// <summary>Something that was taken otherwise than it was sent.</summary>
internal sealed record Notice(string Field, string Message);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, GenerationMode = JsonSourceGenerationMode.Serialization)]
[JsonSerializable(typeof(AcceptedSubmission))]
internal sealed partial class SubmissionJson : JsonSerializerContext;
