using Kazva.Definition;
using Microsoft.AspNetCore.Http;

namespace Kazva.Gateway.Pages;

/// <summary>A screen at a counter that one citizen after the other answers on (<c>?kiosk=1</c>). It goes back to the start by
/// itself and keeps nothing of whoever was there before.</summary>
internal static class Kiosk
{
    /// <summary>What is added to the query of every address that a kiosk goes on to.</summary>
    public const string Query = "&kiosk=1";

    /// <summary>Whether a kiosk asks.</summary>
    public static bool Is(HttpRequest request) => request.Query["kiosk"] == "1";

    /// <summary>Where the kiosk that asks goes back to; null when none does, or it asks for no plate.</summary>
    public static string? StartOf(HttpRequest request) =>
        Is(request) && PlateCode.Normalise(request.RouteValues["code"] as string) is { } code ? $"/l/{code}?kiosk=1" : null;
}
