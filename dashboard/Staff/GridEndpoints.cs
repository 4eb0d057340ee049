using Kazva.Areas;
using Kazva.Dashboard.Abuse;
using Kazva.Dashboard.Actions;
using Kazva.Dashboard.Alarms;
using Kazva.Dashboard.Alarms.Mirror;
using Kazva.Dashboard.Mirror;
using Kazva.Dashboard.Plates;
using Kazva.Definition;
using Kazva.Feed;
using Kazva.Locations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Kazva.Dashboard.Staff;

/// <summary>What staff ask of the grid: the whole of it, or the state of one grain.</summary>
internal static class GridEndpoints
{
    public static void MapGrid(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1").AddEndpointFilter(NoStore);
        api.MapMe();
        api.MapGet("/grid", Whole);
        var states = api.MapGroup("").OfOneGrid();
        states.MapGet("/organisation", (StaffRequest request, AlarmMirrors alarms, IGrainFactory grains) =>
            One(request, alarms, _ => true, grid => grains.GetGrain<IOrganisationGrain>(grid.Id).GetState()));
        states.MapGet("/settlements/{id}", (string id, StaffRequest request, AlarmMirrors alarms, IGrainFactory grains) =>
            One(request, alarms, grid => grid.Settlements.ContainsKey(id), grid => grains.GetGrain<ISettlementGrain>(GridKey.Of(grid.Id, id)).GetState()));
        states.MapGet("/categories/{id}", (string id, StaffRequest request, AlarmMirrors alarms, IGrainFactory grains) =>
            One(request, alarms, grid => grid.Categories.ContainsKey(id), grid => grains.GetGrain<ICategoryGrain>(GridKey.Of(grid.Id, id)).GetState()));
        states.MapGet("/locations/{code}", (string code, StaffRequest request, AlarmMirrors alarms, IGrainFactory grains) =>
        {
            var canonical = PlateCode.Normalise(code) ?? code;
            return One(request, alarms, grid => grid.Locations.ContainsKey(canonical), grid => grains.GetGrain<ILocationGrain>(GridKey.Of(grid.Id, canonical)).GetState());
        });
        api.MapAlarms();
        api.MapPlates();
        api.MapActions();
        api.MapHeld();
        api.MapFallback(() => TypedResults.Problem("There is no such route.", statusCode: StatusCodes.Status404NotFound));
    }

    private static IResult Whole(HttpContext context, StaffOrganisation organisation, FeedMirrors mirrors, AlarmMirrors alarms)
    {
        if (organisation.Of(context) is not { } grid) return StaffProblem.NotFound(organisation.WhyNone(context));
        if (mirrors.Of(grid.Id)?.Snapshot is not { } snapshot)
            return StaffProblem.Unavailable(context, "The feed of the grid cannot be reached; it is tried again all the time.");
        var standing = alarms.Of(grid.Id)?.Snapshot;
        var bySubject = StateResponse.By(standing);
        return TypedResults.Json(
            new GridResponse(
                DefinitionResponse.Of(grid.Grid),
                [.. snapshot.States.Select(state => StateResponse.Of(state, bySubject))],
                snapshot.Latest,
                snapshot.Position,
                standing is null ? null : AlarmsView.Of(standing, grid)),
            StaffJson.Options);
    }

    private static async Task<IResult> One(StaffRequest request, AlarmMirrors alarms, Func<GridIndex, bool> exists, Func<GridIndex, Task<GridState>> state) =>
        exists(request.Grid)
            ? TypedResults.Json(StateResponse.Of(await state(request.Grid), StateResponse.By(alarms.Of(request.Organisation)?.Snapshot)), StaffJson.Options)
            : StaffProblem.NotFound("The grid definition has no such id.");

    private static ValueTask<object?> NoStore(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        context.HttpContext.Response.Headers.CacheControl = "no-store";
        return next(context);
    }
}
