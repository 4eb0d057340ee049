using System.Diagnostics.CodeAnalysis;
using Kazva.Gateway.Limits;
using Kazva.Gateway.Plates;
using Kazva.Gateway.Problems;
using Kazva.Submissions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Kazva.Gateway.Submissions;

/// <summary>Takes a submission from a program.</summary>
internal sealed class SubmissionEndpoint(SubmissionLimits limits, PlateFinder plates, SubmissionSender sender)
{
    private const string MediaType = "application/json";

    public Task HandleAsync(HttpContext context) =>
        IsWelcome(context, out var plate, out var refusal) ? TakeAsync(context, plate) : refusal.ExecuteAsync(context);

    private async Task TakeAsync(HttpContext context, Plate plate)
    {
        if (await RequestBody.ReadAsync(context.Request) is not { } body)
        {
            await Refusal.TooLarge(RequestBody.LongestBytes).ExecuteAsync(context);
            return;
        }
        var (submission, refusal) = SubmissionReader.Read(body);
        SubmissionReceipt? receipt = null;
        if (submission is not null) (receipt, refusal) = await sender.SendAsync(plate, submission, context.Connection.RemoteIpAddress);
        IResult result = receipt is null ? refusal! : AcceptedSubmission.Of(submission!, receipt);
        await result.ExecuteAsync(context);
    }

    /// <summary>Looks at all that can be known before the body is read.</summary>
    private bool IsWelcome(HttpContext context, [NotNullWhen(true)] out Plate? plate, [NotNullWhen(false)] out Refusal? refusal)
    {
        plate = null;
        var code = context.GetRouteValue("code") as string ?? "";
        if (limits.TryTake(context.Connection.RemoteIpAddress, code) is { } wait) refusal = Refusal.TooMany(wait);
        else if (!RequestBody.Is(context.Request, MediaType)) refusal = Refusal.WrongMediaType(MediaType);
        else return plates.TryFind(code, out plate, out refusal);
        return false;
    }
}
