using Kazva.Gateway.Form;
using Microsoft.AspNetCore.Http;

namespace Kazva.Gateway.Pages;

/// <summary>A whole page for people.</summary>
/// <param name="Heading">What stands in the band at the top, above the languages.</param>
internal sealed record Page(string Language, string Title, Html Heading, Html Content) : IResult
{
    /// <summary>The heading of pages that belong to no one organisation.</summary>
    public static Html Product { get; } = Html.Of($"Kazva");

    /// <summary>The language of <see cref="Title"/>, where that is not the page's.</summary>
    public string? TitleLanguage { get; init; }

    /// <summary>The languages that the page can be had in; with one there is no choice to show.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>The address of the page without its query, which the other languages are reached by.</summary>
    public string Path { get; init; } = "";

    /// <summary>What the other languages keep of its query, each part after a <c>&amp;</c>.</summary>
    public string Kept { get; init; } = "";

    public int Status { get; init; } = StatusCodes.Status200OK;

    /// <summary>The colours and the emblem.</summary>
    public Theme Theme { get; init; } = Theme.Default;

    /// <summary>Whether what the page is about is simulated, which it then says.</summary>
    public bool IsSimulated { get; init; }

    /// <summary>Whether the browser may keep the page for whoever goes back to it, and for nothing else. A form that is
    /// kept has the id that it had, so that what is sent from it again counts once. Never for what a citizen entered.</summary>
    public bool IsKeptForGoingBack { get; init; }

    /// <summary>How long everybody's caches may keep the page; null for not at all. Only for what is the same for everybody.</summary>
    public TimeSpan? KeptFor { get; init; }

    /// <summary>More for the head.</summary>
    public Html Head { get; init; }

    /// <summary>Whether the page holds the form.</summary>
    public bool HasForm { get; init; }

    /// <summary>Whether the citizen is done here, so that a kiosk may go back to its start soon.</summary>
    public bool IsLast { get; init; }

    /// <summary>When a kiosk goes back to its start where no script does it sooner; null for never, unless <see cref="IsLast"/>.</summary>
    public TimeSpan? LeftAfter { get; init; }

    private Texts Texts => Texts.In(Language);

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var start = Kiosk.StartOf(httpContext.Request);
        var headers = httpContext.Response.Headers;
        headers.ContentLanguage = Language;
        headers.Vary = "Accept-Language";
        headers.ContentSecurityPolicy = PageAssets.ContentSecurityPolicy(Theme, HasForm, start is not null);
        if (IsKeptForGoingBack && start is null) headers.CacheControl = "private, no-cache";
        if (KeptFor is { } kept && start is null) headers.CacheControl = $"public, max-age={(int)kept.TotalSeconds}";
        return TypedResults
            .Text(Markup(start), "text/html; charset=utf-8", statusCode: Status)
            .ExecuteAsync(httpContext);
    }

    private string Markup(string? kiosk) => Html.Of(
        $"""
        <!doctype html>
        <html lang="{Language}" dir="{LanguageTags.Direction(Language)}"{Html.If(kiosk is not null, $" class=\"kiosk\"")}>
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="theme-color" content="{Theme.Band}" media="(prefers-color-scheme: light)">
        <meta name="theme-color" content="{Theme.DarkBand}" media="(prefers-color-scheme: dark)">
        <meta name="robots" content="noindex">
        <meta name="format-detection" content="telephone=no">
        {Refresh(kiosk)}
        <title{Html.If(TitleLanguage is not null && TitleLanguage != Language, $" lang=\"{TitleLanguage}\"")}>{Title}</title>
        {Head}
        <link rel="icon" href="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Cpath fill='%230d6b5b' d='M3 1h10a2 2 0 0 1 2 2v6a2 2 0 0 1-2 2H8l-4 4v-4H3a2 2 0 0 1-2-2V3a2 2 0 0 1 2-2z'/%3E%3C/svg%3E">
        <style>{Html.OfOwnFile(PageAssets.Style)}</style>
        <style>{Html.OfOwnFile(Theme.Style)}</style>
        </head>
        <body{KioskOf(kiosk)}>
        <header><div>{Html.If(Theme.EmblemAddress is not null, $"<img src=\"{Theme.EmblemAddress}\" alt=\"\" width=\"44\" height=\"44\">")}<p>{Heading}</p></div>{LanguageChoice(kiosk is not null)}</header>
        <main>
        {Html.If(IsSimulated, $"""<p class="note simulated">{Texts.Simulated}</p>""")}
        <p class="note" id="outbox" role="status" data-sent="{Texts.EarlierSent}" data-sent-in-part="{Texts.EarlierSentInPart}" data-dropped="{Texts.EarlierDropped}"></p>
        {Content}
        </main>
        <script>{Html.OfOwnFile(PageAssets.Outbox)}</script>
        {Html.If(HasForm, $"<script>{Html.OfOwnFile(PageAssets.Form)}</script>")}
        {Html.If(kiosk is not null, $"<script>{Html.OfOwnFile(PageAssets.Kiosk)}</script>")}
        </body>
        </html>
        """).ToString();

    private Html KioskOf(string? start) => Html.If(start is not null,
        $""" data-kiosk="{start}" data-still="{Texts.StillThere}"{Html.If(IsLast, $" data-last")}""");

    private Html Refresh(string? start) => (LeftAfter ?? (IsLast ? Kiosk.Done : null)) is { } after && start is not null
        ? Html.Of($"<noscript><meta http-equiv=\"refresh\" content=\"{(int)after.TotalSeconds};url={start}\"></noscript>")
        : Html.None;

    private Html LanguageChoice(bool isKiosk) => Html.If(Languages.Count > 1,
        $"""<nav aria-label="{Texts.LanguageChoice}">{Languages.Where(l => l != Language).Select(l =>
            Html.Of($"""<a href="{Path}?lang={l}{Kept}{Html.If(isKiosk, $"{Kiosk.Query}")}" lang="{l}" dir="{LanguageTags.Direction(l)}" hreflang="{l}">{Texts.In(l).OwnName}</a>"""))}</nav>""");
}
