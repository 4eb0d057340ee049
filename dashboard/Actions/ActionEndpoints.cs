using System.Collections.Immutable;
using Kazva.Actions;
using Kazva.Dashboard.Staff;
using Kazva.Submissions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Kazva.Dashboard.Actions;

/// <summary>What staff say was done, for citizens to see. Every change is kept with who made it.</summary>
internal static class ActionEndpoints
{
    public static void MapActions(this IEndpointRouteBuilder api)
    {
        var actions = api.MapGroup("/actions").OfOneGrid();
        actions.MapGet("/", List);
        actions.MapPost("/", Publish);
        actions.MapGet("/{action:guid}", One);
        actions.MapPut("/{action:guid}", Edit);
        actions.MapPost("/{action:guid}/withdraw", Withdraw);
    }

    private static async Task<IResult> List(StaffRequest request, IActionStore store)
    {
        var newest = await store.ReadNewestAsync(request.Organisation, request.Gone);
        return TypedResults.Json(new ActionList([.. newest.Select(ActionView.Of)]), StaffJson.Options);
    }

    private static async Task<IResult> One(Guid action, StaffRequest request, IActionStore store, IGrainFactory grains)
    {
        var history = await store.ReadHistoryAsync(request.Organisation, action, request.Gone);
        if (history.IsEmpty) return Unknown;
        var effects = await grains.GetGrain<IActionsGrain>(request.Organisation).GetEffects([action]);
        return TypedResults.Json(new ActionStory(ActionView.Of(history[^1]), history, EffectView.Of(effects.FirstOrDefault())), StaffJson.Options);
    }

    private static async Task<IResult> Publish(StaffRequest request, IGrainFactory grains, TimeProvider time)
    {
        var (body, refusal) = await StaffBody.Read<NewActionBody>(request.Context.Request);
        if (body is null) return refusal!;
        var now = time.GetUtcNow();
        var errors = ImmutableArray.CreateBuilder<FieldError>();
        if (body.Id == Guid.Empty) errors.Add(new("id", "uuid", "A UUID, and not all zeros; it may be left out."));
        if (body.Place is not { } place || !place.IsIn(request.Grid))
            errors.Add(new("place", "unknown", "A location, settlementCategory (settlement/category) or settlement of the grid: {level, id}."));
        body.Check(request.Grid.Grid.Organisation, now, errors);
        if (errors.Count > 0) return StaffProblem.Fields(errors.ToImmutable());
        return await Change(
            new(body.Id ?? Guid.CreateVersion7(now), 1, ActionChangeKind.Published, body.Place!.Value, body.ToText(), body.ToDoneAt(), Kept(now), request.Who),
            StatusCodes.Status201Created, request, grains);
    }

    private static async Task<IResult> Edit(Guid action, StaffRequest request, IActionStore store, IGrainFactory grains, TimeProvider time)
    {
        var (body, refusal) = await StaffBody.Read<EditedActionBody>(request.Context.Request);
        if (body is null) return refusal!;
        var now = time.GetUtcNow();
        var errors = ImmutableArray.CreateBuilder<FieldError>();
        CheckNumber(body.Number, errors);
        body.Check(request.Grid.Grid.Organisation, now, errors);
        if (errors.Count > 0) return StaffProblem.Fields(errors.ToImmutable());
        if (await First(action, request, store) is not { } first) return Unknown;
        return await Change(
            first with { Number = body.Number!.Value + 1, Kind = ActionChangeKind.Edited, Text = body.ToText(), DoneAt = body.ToDoneAt(), At = Kept(now), Who = request.Who },
            StatusCodes.Status200OK, request, grains);
    }

    private static async Task<IResult> Withdraw(Guid action, StaffRequest request, IActionStore store, IGrainFactory grains, TimeProvider time)
    {
        var (body, refusal) = await StaffBody.Read<WithdrawnActionBody>(request.Context.Request);
        if (body is null) return refusal!;
        var errors = ImmutableArray.CreateBuilder<FieldError>();
        CheckNumber(body.Number, errors);
        if (errors.Count > 0) return StaffProblem.Fields(errors.ToImmutable());
        var history = await store.ReadHistoryAsync(request.Organisation, action, request.Gone);
        // What was withdrawn before by the same request is told again as it was.
        if (history.FirstOrDefault(change => change.Number == body.Number) is not { } seen) return history.IsEmpty ? Unknown : Conflict(history[^1]);
        return await Change(
            seen with { Number = seen.Number + 1, Kind = ActionChangeKind.Withdrawn, At = Kept(time.GetUtcNow()), Who = request.Who },
            StatusCodes.Status200OK, request, grains);
    }

    private static async Task<IResult> Change(ActionChange change, int done, StaffRequest request, IGrainFactory grains)
    {
        var reply = await grains.GetGrain<IActionsGrain>(request.Organisation).Change(change);
        return reply.Outcome switch
        {
            ActionOutcome.Done => TypedResults.Json(ActionView.Of(reply.Newest!), StaffJson.Options, statusCode: done),
            ActionOutcome.Unknown => Unknown,
            _ => Conflict(reply.Newest),
        };
    }

    private static async Task<ActionChange?> First(Guid action, StaffRequest request, IActionStore store) =>
        (await store.ReadHistoryAsync(request.Organisation, action, request.Gone)).FirstOrDefault();

    private static void CheckNumber(int? number, ImmutableArray<FieldError>.Builder errors)
    {
        if (number is null or < 1 or int.MaxValue)
            errors.Add(new("number", "required", "The number of the change that was seen, so that nobody's later change is written over unseen."));
    }

    // As storage keeps it.
    private static DateTimeOffset Kept(DateTimeOffset time) => DateTimeOffset.FromUnixTimeMilliseconds(time.ToUnixTimeMilliseconds());

    private static ProblemHttpResult Unknown => StaffProblem.NotFound("There is no such action.");

    private static JsonHttpResult<ProblemDetails> Conflict(ActionChange? newest)
    {
        var problem = new ProblemDetails
        {
            Status = StatusCodes.Status409Conflict,
            Type = "https://tools.ietf.org/html/rfc9110#section-15.5.10",
            Title = "Conflict",
            Detail = "Somebody else changed or withdrew it meanwhile, or the id is that of another action; nothing was written.",
        };
        problem.Extensions["action"] = newest is null ? null : ActionView.Of(newest);
        return TypedResults.Json(problem, StaffJson.Options, "application/problem+json", StatusCodes.Status409Conflict);
    }
}
