using Kazva.Definition;
using Kazva.Gateway.Form;
using Kazva.Gateway.Pages;

namespace Kazva.Gateway.Landing;

internal static class LandingPage
{
    public static Page Of(string language, IGridCatalog catalog)
    {
        var texts = Texts.In(language);
        var only = catalog.Grids.Count == 1 ? catalog.Grids[0].Grid.Organisation : null;
        return new Page(language, texts.Welcome, only is null ? Page.Product : Named(only, language), Html.Of(
            $"""
            <h1>{texts.Welcome}</h1>
            <p class="where">{texts.WelcomeHint}</p>
            <form class="card plate" action="/l">
            <input type="hidden" name="lang" value="{language}">
            <label class="title" for="code">{texts.TypeCode}</label>
            <p class="hint" id="code-hint">{texts.CodeHint}</p>
            <input class="code" id="code" name="code" required maxlength="12" autocomplete="off" autocapitalize="characters" spellcheck="false" aria-describedby="code-hint">
            <button>{texts.Open}</button>
            </form>
            {Html.If(catalog.Grids.Count > 1, $"<footer><h2>{texts.Organisations}</h2><ul>{catalog.Grids.Select(g => Html.Of($"<li>{Named(g.Grid.Organisation, language)}</li>"))}</ul></footer>")}
            """))
        {
            Theme = only is null ? Theme.Default : Theme.Of(only),
        };
    }

    private static Html Named(Organisation organisation, string language) => new PageText(language, organisation.Languages).Say(organisation.Name);
}
