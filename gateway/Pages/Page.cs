using Kazva.Gateway.Form;
using Microsoft.AspNetCore.Http;

namespace Kazva.Gateway.Pages;

/// <summary>A whole page for people.</summary>
/// <param name="Heading">What stands in the band at the top, beside the languages.</param>
internal sealed record Page(string Language, string Title, Html Heading, Html Content) : IResult
{
    /// <summary>The heading of pages that belong to no one organisation.</summary>
    public static Html Product { get; } = Html.Of($"Kazva");

    /// <summary>The languages that the page can be had in; with one there is no choice to show.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>The address of the page without its query, which the other languages are reached by.</summary>
    public string Path { get; init; } = "";

    public int Status { get; init; } = StatusCodes.Status200OK;

    /// <summary>Whether what the page is about is simulated, which it then says.</summary>
    public bool IsSimulated { get; init; }

    /// <summary>Whether the browser may keep the page for whoever goes back to it, and for nothing else. A form that is
    /// kept has the id that it had, so that what is sent from it again counts once. Never for what a citizen entered.</summary>
    public bool IsKeptForGoingBack { get; init; }

    /// <summary>How long everybody's caches may keep the page; null for not at all. Only for what is the same for everybody.</summary>
    public TimeSpan? KeptFor { get; init; }

    /// <summary>More for the head.</summary>
    public Html Head { get; init; }

    /// <summary>Whether the form's script is needed.</summary>
    public bool HasScript { get; init; }

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = Status;
        httpContext.Response.Headers.ContentLanguage = Language;
        httpContext.Response.Headers.Vary = "Accept-Language";
        if (IsKeptForGoingBack) httpContext.Response.Headers.CacheControl = "private, no-cache";
        if (KeptFor is { } kept) httpContext.Response.Headers.CacheControl = $"public, max-age={(int)kept.TotalSeconds}";
        return TypedResults
            .Text(Markup(), "text/html; charset=utf-8", statusCode: Status)
            .ExecuteAsync(httpContext);
    }

    private string Markup() => Html.Of(
        $"""
        <!doctype html>
        <html lang="{Language}">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="theme-color" content="#0d4f45">
        <meta name="robots" content="noindex">
        <title>{Title}</title>
        {Head}
        <link rel="icon" href="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Cpath fill='%230d6b5b' d='M3 1h10a2 2 0 0 1 2 2v6a2 2 0 0 1-2 2H8l-4 4v-4H3a2 2 0 0 1-2-2V3a2 2 0 0 1 2-2z'/%3E%3C/svg%3E">
        <style>{Html.OfOwnFile(PageAssets.Style)}</style>
        </head>
        <body>
        <header><div><p>{Heading}</p>{LanguageChoice()}</div></header>
        <main>
        {Html.If(IsSimulated, $"""<p class="simulated">{Texts.In(Language).Simulated}</p>""")}
        {Content}
        </main>
        {Html.If(HasScript, $"<script>{Html.OfOwnFile(PageAssets.Script)}</script>")}
        </body>
        </html>
        """).ToString();

    private Html LanguageChoice() => Html.If(Languages.Count > 1,
        $"""<nav aria-label="{Texts.In(Language).LanguageChoice}">{Languages.Where(l => l != Language).Select(l =>
            Html.Of($"""<a href="{Path}?lang={l}" lang="{l}" hreflang="{l}">{Texts.In(l).OwnName}</a>"""))}</nav>""");
}
