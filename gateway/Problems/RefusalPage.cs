using System.Collections.Immutable;
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
        return PlateCode.Normalise(context.GetRouteValue("code") as string) is { } code && catalog.TryFind(code, out var grid, out var location)
            ? OfPlate(refusal, context, grid, location)
            : OfDeployment(refusal, context, catalog);
    }

    private static Page OfPlate(Refusal refusal, HttpContext context, GridIndex grid, Location location)
    {
        var organisation = grid.Grid.Organisation;
        var text = PageText.For(context.Request, organisation);
        var isRetired = refusal.Reason == RefusalReason.RetiredPlate;
        // A kiosk stays at its plate: what it would be led to would be answered by everybody who comes after.
        var isKiosk = Kiosk.Is(context.Request);
        var nearby = isRetired && !isKiosk ? PlatesNearby.Of(location, grid) : [];
        return Of(refusal, text.Language, isKiosk, text.Say(organisation.Name),
            Html.Of($"""<p class="where">{text.Say(location.Name)}, {text.Say(grid.Settlements[location.Settlement].Name)}</p>"""),
            Links(text.Texts.Nearby, [.. nearby.Select(l => Link(l, text))]),
            isRetired ? null : $"/l/{location.Code}?lang={text.Language}{(isKiosk ? Kiosk.Query : "")}") with
        {
            Theme = Theme.Of(organisation),
            // Whoever changes the language of an answer to a form would lose it.
            Languages = isRetired ? PageLanguage.Offered(organisation.Languages) : [],
            Path = $"/l/{location.Code}",
        };
    }

    private static Page OfDeployment(Refusal refusal, HttpContext context, IGridCatalog catalog)
    {
        var language = PageLanguage.Choose(context.Request, catalog.Languages());
        return Of(refusal, language, Kiosk.Is(context.Request), Page.Product, Html.None,
            Links(Texts.In(language).DidYouMean, [.. refusal.Suggestions.Select(code => Suggestion(code, catalog, language, context.Request))]), null);
    }

    private static Page Of(Refusal refusal, string language, bool isKiosk, Html top, Html where, Html links, string? plate)
    {
        var texts = Texts.In(language);
        var (heading, advice) = texts.Refusal(refusal.Reason);
        return new Page(language, heading, top, Html.Of(
            $"""
            <div class="card message"><h1>{heading}</h1>{where}<p>{advice}</p>
            {links}
            {Html.If(plate is not null, $"<p><a class=\"action\" href=\"{plate}\">{texts.NewAnswer}</a></p>")}
            {Html.If(!isKiosk, $"<p><a class=\"action\" href=\"/?lang={language}\">{texts.ToStart}</a></p>")}</div>
            """))
        {
            Status = refusal.Status,
            IsLast = true,
        };
    }

    private static Html Links(string heading, ImmutableArray<Html> links) =>
        Html.If(!links.IsEmpty, $"<h2>{heading}</h2><ul class=\"links\">{links}</ul>");

    private static Html Suggestion(string code, IGridCatalog catalog, string language, HttpRequest request) =>
        catalog.TryFind(code, out var grid, out var location)
            // Whoever sets up a kiosk and mistypes still sets up a kiosk.
            ? Link(location, new PageText(language, [.. PageLanguage.ForReader(request, grid.Grid.Organisation.Languages)]), Kiosk.Is(request))
            : Html.None;

    private static Html Link(Location location, PageText text, bool isKiosk = false) => Html.Of(
        $"""<li><a href="/l/{location.Code}?lang={text.Language}{Html.If(isKiosk, $"{Kiosk.Query}")}"><span>{text.Say(location.Name)}</span> <b class="code">{location.Code}</b></a></li>""");
}
