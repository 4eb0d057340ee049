using System.Collections.Immutable;
using Kazva.Actions;
using Kazva.Definition;
using Kazva.Feed;
using Kazva.Gateway.Pages;
using Kazva.Gateway.Plates;
using Kazva.Gateway.Problems;
using Kazva.Locations;
using Kazva.Submissions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Kazva.Gateway.Public;

/// <summary>The public page of a plate.</summary>
internal static class PublicRoutes
{
    private const int MostActions = 5;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public static void MapPublicPages(this IEndpointRouteBuilder pages)
    {
        pages.MapMethods("/p/{code}", [HttpMethods.Get, HttpMethods.Head], ShowAsync).LimitViews();
        pages.MapOtherMethods("/p/{code}", HttpMethods.Get, HttpMethods.Head);
    }

    private static async Task<IResult> ShowAsync(
        string code, HttpRequest request, PlateFinder plates, ActionBoard board, IGrainFactory grains, IGridConnection connection, PublicUrl publicUrl, TimeProvider time)
    {
        if (!plates.TryFind(code, out var plate, out var refusal)) return refusal;
        if (code != plate.Location.Code) return TypedResults.LocalRedirect($"/p/{plate.Location.Code}{request.QueryString}", permanent: true);

        var text = PageText.For(request, plate.Grid.Grid.Organisation);
        var figures = Told(connection, () => FiguresAsync(plate, grains));
        var actions = await board.At(plate, MostActions);
        var effects = actions is not { IsEmpty: false } done ? [] : await Told(connection, () => EffectsAsync(plate, [.. done.Select(action => action.Id)], grains)) ?? [];
        return new PublicPage(plate, text, await figures, actions, effects).ToPage(publicUrl, time.GetUtcNow());
    }

    private static async Task<WindowFigures?> FiguresAsync(Plate plate, IGrainFactory grains) =>
        (await grains.GetGrain<ILocationGrain>(GridKey.Of(plate.Grid.Id, plate.Location.Code)).GetState().WaitAsync(Patience)).Windows;

    private static async Task<Dictionary<Guid, ActionEffect>?> EffectsAsync(Plate plate, ImmutableArray<Guid> actions, IGrainFactory grains) =>
        (await grains.GetGrain<IActionsGrain>(plate.Grid.Id).GetEffects(actions).WaitAsync(Patience)).ToDictionary(effect => effect.Action);

    /// <summary>What the grains say, or null while they cannot: the rest of the page is worth showing.</summary>
    private static async Task<T?> Told<T>(IGridConnection connection, Func<Task<T?>> ask) where T : class
    {
        if (connection.IsLost) return null;
        try
        {
            return await ask();
        }
        catch (Exception exception) when (exception is StorageUnavailableException or TimeoutException or GrainHostException)
        {
            return null;
        }
    }
}
