using Kazva.Definition;
using Kazva.Gateway.Form;
using Kazva.Gateway.Pages;

namespace Kazva.Gateway.Landing;

internal static class LandingPage
{
    public static Page Of(string language, IGridCatalog catalog)
    {
        var texts = Texts.In(language);
        return new Page(language, texts.Welcome, Page.Product, Html.Of(
            $"""
            <h1>{texts.Welcome}</h1>
            <p class="where">{texts.WelcomeHint}</p>
            <form class="card" action="/l">
            <input type="hidden" name="lang" value="{language}">
            <label class="title" for="code">{texts.TypeCode}</label>
            <p class="hint" id="code-hint">{texts.CodeHint}</p>
            <input class="code" id="code" name="code" required maxlength="12" autocomplete="off" autocapitalize="characters" spellcheck="false" aria-describedby="code-hint">
            <button>{texts.Open}</button>
            </form>
            {Html.If(catalog.Grids.Count > 0, $"<footer><h2>{texts.Organisations}</h2><ul>{catalog.Grids.Select(g => Organisation(g.Grid.Organisation, language))}</ul></footer>")}
            """));
    }

    private static Html Organisation(Organisation organisation, string language) =>
        Html.Of($"<li>{new PageText(language, organisation.Languages).Say(organisation.Name)}</li>");
}
