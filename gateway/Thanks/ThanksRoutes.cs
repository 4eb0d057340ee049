using Kazva.Definition;
using Kazva.Gateway.Pages;
using Kazva.Gateway.Plates;
using Kazva.Gateway.Public;
using Kazva.Locations;
using Kazva.Submissions;
using Kazva.Windows;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Kazva.Gateway.Thanks;

/// <summary>What a citizen sees after answering: thanks, and how others answered here.</summary>
internal static class ThanksRoutes
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public static void MapThanks(this IEndpointRouteBuilder pages) =>
        pages.MapMethods("/l/{code}/thanks", [HttpMethods.Get, HttpMethods.Head], ShowAsync);

    private static async Task<IResult> ShowAsync(string code, string? score, HttpRequest request, PlateFinder plates, IGrainFactory grains, IGridConnection connection, ActionBoard board)
    {
        if (!plates.TryFind(code, out var plate, out var refusal)) return refusal;
        var text = PageText.For(request, plate.Grid.Grid.Organisation);
        int? own = int.TryParse(score, out var given) && Score.TryCreate(given, out _) ? given : null;
        return new ThanksPage(plate, text, await OthersAsync(plate, grains, connection), own)
        {
            Lately = await LatelyDone.Of(plate, text, board, Kiosk.Is(request)),
            IsKiosk = Kiosk.Is(request),
        }.ToPage();
    }

    // The answer is stored already; thanks are due even when nobody can say how others answered.
    private static async Task<Satisfaction?> OthersAsync(Plate plate, IGrainFactory grains, IGridConnection connection)
    {
        if (connection.IsLost) return null;
        try
        {
            var location = grains.GetGrain<ILocationGrain>(GridKey.Of(plate.Grid.Id, plate.Location.Code));
            return (await location.GetState().WaitAsync(Patience)).Windows[Window.Quarter];
        }
        catch (Exception exception) when (exception is StorageUnavailableException or TimeoutException or GrainHostException)
        {
            return null;
        }
    }
}
