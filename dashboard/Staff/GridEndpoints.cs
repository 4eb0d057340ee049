using Kazva.Areas;
using Kazva.Dashboard.Mirror;
using Kazva.Definition;
using Kazva.Feed;
using Kazva.Locations;
using Kazva.Submissions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
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
        api.MapGet("/organisation", (HttpContext context, StaffOrganisation organisation, IGrainFactory grains, IGridConnection connection) =>
            One(context, organisation, connection, _ => true, grid => grains.GetGrain<IOrganisationGrain>(grid.Id).GetState()));
        api.MapGet("/settlements/{id}", (string id, HttpContext context, StaffOrganisation organisation, IGrainFactory grains, IGridConnection connection) =>
            One(context, organisation, connection, grid => grid.Settlements.ContainsKey(id), grid => grains.GetGrain<ISettlementGrain>(GridKey.Of(grid.Id, id)).GetState()));
        api.MapGet("/categories/{id}", (string id, HttpContext context, StaffOrganisation organisation, IGrainFactory grains, IGridConnection connection) =>
            One(context, organisation, connection, grid => grid.Categories.ContainsKey(id), grid => grains.GetGrain<ICategoryGrain>(GridKey.Of(grid.Id, id)).GetState()));
        api.MapGet("/locations/{code}", (string code, HttpContext context, StaffOrganisation organisation, IGrainFactory grains, IGridConnection connection) =>
        {
            var canonical = PlateCode.Normalise(code) ?? code;
            return One(context, organisation, connection, grid => grid.Locations.ContainsKey(canonical), grid => grains.GetGrain<ILocationGrain>(GridKey.Of(grid.Id, canonical)).GetState());
        });
        api.MapFallback(() => TypedResults.Problem("There is no such route.", statusCode: StatusCodes.Status404NotFound));
    }

    private static IResult Whole(HttpContext context, StaffOrganisation organisation, FeedMirrors mirrors)
    {
        if (organisation.Of(context) is not { } grid) return None(context, organisation);
        if (mirrors.Of(grid.Id)?.Snapshot is not { } snapshot) return Unavailable(context, "The feed of the grid cannot be reached; it is tried again all the time.");
        return TypedResults.Json(
            new GridResponse(DefinitionResponse.Of(grid.Grid), snapshot.States, snapshot.Latest, snapshot.Position), StaffJson.Options);
    }

    private static async Task<IResult> One(
        HttpContext context, StaffOrganisation organisation, IGridConnection connection, Func<GridIndex, bool> exists, Func<GridIndex, Task<GridState>> state)
    {
        if (organisation.Of(context) is not { } grid) return None(context, organisation);
        if (!exists(grid)) return TypedResults.Problem("The grid definition has no such id.", statusCode: StatusCodes.Status404NotFound);
        if (connection.IsLost) return Unavailable(context, "The grid cannot be reached.");
        try
        {
            return TypedResults.Json(await state(grid), StaffJson.Options);
        }
        catch (Exception exception) when (exception is StorageUnavailableException or TimeoutException or GrainHostException)
        {
            return Unavailable(context, exception.Message);
        }
    }

    private static ProblemHttpResult None(HttpContext context, StaffOrganisation organisation) =>
        TypedResults.Problem(organisation.WhyNone(context), statusCode: StatusCodes.Status404NotFound);

    private static ProblemHttpResult Unavailable(HttpContext context, string reason)
    {
        context.Response.Headers.RetryAfter = "2";
        return TypedResults.Problem(reason, statusCode: StatusCodes.Status503ServiceUnavailable);
    }

    private static ValueTask<object?> NoStore(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        context.HttpContext.Response.Headers.CacheControl = "no-store";
        return next(context);
    }
}
