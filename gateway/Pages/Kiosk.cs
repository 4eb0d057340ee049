using Kazva.Definition;
using Microsoft.AspNetCore.Http;

namespace Kazva.Gateway.Pages;

/// <summary>A screen at a counter that one citizen after the other answers on (<c>?kiosk=1</c>). It goes back to the start by
/// itself and keeps nothing of whoever was there before.</summary>
internal static class Kiosk
{
    /// <summary>What is added to the query of every address that a kiosk goes on to.</summary>
    public const string Query = "&kiosk=1";

    /// <summary>When a kiosk whose browser runs no scripts leaves a page that is the last one.</summary>
    public static readonly TimeSpan Done = TimeSpan.FromSeconds(20);

    /// <summary>When such a kiosk leaves a form that came back filled in. It cannot ask first whether somebody is still there, so it waits
    /// for longer than anybody should take.</summary>
    public static readonly TimeSpan Abandoned = TimeSpan.FromMinutes(3);

    /// <summary>Whether a kiosk asks.</summary>
    public static bool Is(HttpRequest request) => request.Query["kiosk"] == "1";

    /// <summary>Where the kiosk that asks goes back to; null when none does, or it asks for no plate.</summary>
    public static string? StartOf(HttpRequest request) =>
        Is(request) && PlateCode.Normalise(request.RouteValues["code"] as string) is { } code ? $"/l/{code}?kiosk=1" : null;
}
