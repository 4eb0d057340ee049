using System.Collections.Immutable;
using Kazva.Alarms.Delivery;
using Kazva.Dashboard.Staff;
using Kazva.Definition;
using Kazva.Submissions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Kazva.Dashboard.Alarms.Deliveries;

/// <summary>The delivery log, and dead letters that are sent again.</summary>
internal static class DeliveryEndpoints
{
    public static void MapDeliveries(this IEndpointRouteBuilder alarms)
    {
        alarms.MapGet("/deliveries", List);
        alarms.MapPost("/deliveries/{delivery}/retry", Retry);
    }

    private static async Task<IResult> List(StaffRequest request, IOutbox outbox)
    {
        var query = request.Context.Request;
        var errors = ImmutableArray.CreateBuilder<FieldError>();
        var states = PageQuery.Names<NotificationState>(query, "state", errors);
        var page = PageQuery.Read(query, errors);
        if (errors.Count > 0) return StaffProblem.Fields(errors.ToImmutable());
        var alarm = query.Query["alarm"].ToString() is { Length: > 0 } named ? named : null;
        var read = await page.Of(most => outbox.ReadLogAsync(request.Organisation, alarm, states, page.Before, most, request.Gone), row => row.CreatedAt);
        var channels = new KnownChannels(request.Grid.Grid);
        return TypedResults.Json(new DeliveryList([.. read.Items.Select(channels.Shown)], read.Next), StaffJson.Options);
    }

    private static async Task<IResult> Retry(string delivery, StaffRequest request, IOutbox outbox, IGrainFactory grains, TimeProvider time)
    {
        if (await outbox.ReadAsync(request.Organisation, AlarmRoute.Id(delivery), request.Gone) is not { } letter) return StaffProblem.NotFound("There is no such delivery.");
        if (letter.State != NotificationState.Dead)
            return TypedResults.Problem("Only what was given up is sent again.", statusCode: StatusCodes.Status409Conflict);
        var again = letter.Again(time.GetUtcNow());
        await outbox.SaveAsync(request.Organisation, [again], request.Gone);
        await grains.GetGrain<IChannelGrain>(GridKey.Of(request.Organisation, again.Channel)).Wake();
        return TypedResults.Json(new KnownChannels(request.Grid.Grid).Shown(again), StaffJson.Options, statusCode: StatusCodes.Status202Accepted);
    }
}

/// <summary>The delivery log, the newest first.</summary>
internal sealed record DeliveryList(ImmutableArray<DeliveryView> Deliveries, DateTimeOffset? Next);
