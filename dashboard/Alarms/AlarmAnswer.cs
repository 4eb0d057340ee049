using Kazva.Alarms;
using Kazva.Alarms.Life;
using Kazva.Dashboard.Staff;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Kazva.Dashboard.Alarms;

/// <summary>What the alarms' grain replied, as an answer to staff.</summary>
internal static class AlarmAnswer
{
    public static ProblemHttpResult Unknown => StaffProblem.NotFound("There is no such alarm.");

    /// <summary>The answer to what was done to an alarm: of two who do it at once, the second is told who was first.</summary>
    public static IResult Of(AlarmReply reply, StaffRequest request) => reply.Outcome switch
    {
        AlarmReplyOutcome.Done => TypedResults.Json(new AlarmDone(View(reply, request), reply.Transition), StaffJson.Options),
        AlarmReplyOutcome.Unknown => Unknown,
        AlarmReplyOutcome.Already => Conflict(reply, request, "It was so already; nothing changed."),
        AlarmReplyOutcome.NotNow => Conflict(reply, request, "In its state that cannot be done; nothing changed."),
        _ => Unavailable(request.Context),
    };

    /// <summary>Whether it was done is unknown.</summary>
    public static ProblemHttpResult Unavailable(HttpContext context) =>
        StaffProblem.Unavailable(context, "Alarms cannot be stored at the moment. Doing the same again is safe.");

    private static JsonHttpResult<ProblemDetails> Conflict(AlarmReply reply, StaffRequest request, string detail)
    {
        var problem = new ProblemDetails
        {
            Status = StatusCodes.Status409Conflict,
            Type = "https://tools.ietf.org/html/rfc9110#section-15.5.10",
            Title = "Conflict",
            Detail = detail,
        };
        problem.Extensions["outcome"] = reply.Outcome;
        problem.Extensions["alarm"] = View(reply, request);
        problem.Extensions["transition"] = reply.Transition;
        return TypedResults.Json(problem, StaffJson.Options, "application/problem+json", StatusCodes.Status409Conflict);
    }

    private static AlarmView? View(AlarmReply reply, StaffRequest request) => reply.Alarm is { } alarm ? AlarmView.Of(alarm, request.Grid) : null;
}

/// <summary>What was done.</summary>
internal sealed record AlarmDone(AlarmView? Alarm, AlarmTransition? Transition);
