using Kazva.Definition;
using Kazva.Gateway.Form;
using Kazva.Gateway.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Kazva.Gateway.Landing;

/// <summary>The start page, for those who cannot scan and type the code of their plate instead.</summary>
internal static class LandingRoutes
{
    private const int LongestTyped = 40;

    public static void MapLanding(this IEndpointRouteBuilder pages)
    {
        pages.MapMethods("/", [HttpMethods.Get, HttpMethods.Head], Show);
        pages.MapMethods("/l", [HttpMethods.Get, HttpMethods.Head], Open);
    }

    private static Page Show(HttpRequest request, IGridCatalog catalog)
    {
        var languages = catalog.Languages();
        var language = PageLanguage.Choose(request, languages);
        return LandingPage.Of(language, catalog) with
        {
            Languages = languages,
            Path = "/",
            IsSimulated = catalog.Grids.Any(grid => grid.Grid.Simulated),
        };
    }

    private static RedirectHttpResult Open(string? code, string? lang)
    {
        var typed = code?.Trim() ?? "";
        if (typed.Length == 0) return TypedResults.LocalRedirect("/");
        var path = PlateCode.Normalise(typed) ?? Uri.EscapeDataString(typed.Length <= LongestTyped ? typed : typed[..LongestTyped]);
        return TypedResults.LocalRedirect($"/l/{path}{(lang is not null && Texts.Has(lang) ? $"?lang={lang}" : "")}");
    }
}
