using Kazva.Definition;
using Kazva.Gateway.Form;
using Kazva.Gateway.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Kazva.Gateway.Problems;

/// <summary>A refusal in words, in the language of the plate's organisation or of the whole deployment.</summary>
internal static class RefusalPage
{
    public static Page Of(Refusal refusal, HttpContext context)
    {
        var catalog = context.RequestServices.GetRequiredService<IGridCatalog>();
        var code = PlateCode.Normalise(context.GetRouteValue("code") as string);
        var languages = code is not null && catalog.TryFind(code, out var grid, out _)
            ? PageLanguage.Offered(grid.Grid.Organisation.Languages)
            : catalog.Languages();
        var language = PageLanguage.Choose(context.Request, languages);
        var texts = Texts.In(language);
        var (heading, advice) = texts.Refusal(refusal.Reason);
        return new Page(
            language,
            heading,
            Page.Product,
            Html.Of($"""
                <div class="card message"><h1>{heading}</h1><p>{advice}</p>
                {Html.If(!refusal.Suggestions.IsEmpty, $"<p>{texts.DidYouMean}:</p><ul class=\"links\">{refusal.Suggestions.Select(s => Suggestion(s, catalog, language))}</ul>")}
                <p><a href="/?lang={language}">{texts.ToStart}</a></p></div>
                """))
        {
            Status = refusal.Status,
        };
    }

    private static Html Suggestion(string code, IGridCatalog catalog, string language) =>
        catalog.TryFind(code, out var grid, out var location)
            ? Html.Of($"""<li><a href="/l/{code}?lang={language}"><b class="code">{code}</b> {new PageText(language, grid.Grid.Organisation.Languages).Say(location.Name)}</a></li>""")
            : Html.None;
}
