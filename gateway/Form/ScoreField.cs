using Kazva.Gateway.Pages;
using Kazva.Submissions;

namespace Kazva.Gateway.Form;

/// <summary>Ten large buttons, none of them taken beforehand: where a slider starts would be where many leave it.</summary>
internal static class ScoreField
{
    /// <summary>The id of the first button in the page.</summary>
    public const string FirstId = "s1";

    public static Html Of(FormPage page)
    {
        var texts = page.Text.Texts;
        return Html.Of(
            $"""
            <fieldset class="card score" id="score"{page.Described("score")}>
            <legend class="title">{texts.Question(page.Plate.Location.Kind)}</legend>
            {(page.HasError("score") ? page.ErrorAt("score") : Html.Of($"<p class=\"error\" id=\"error-score\" hidden>{texts.Error("required")}</p>"))}
            <div class="scale">
            {Enumerable.Range(Score.Lowest, Score.Highest).Select(score => Button(score, page))}
            </div>
            <p class="ends" aria-hidden="true"><span>1 – {texts.Lowest}</span><span>10 – {texts.Highest}</span></p>
            </fieldset>
            """);
    }

    // The ends are named in the labels too, for those who hear them.
    private static Html Button(int score, FormPage page) => Html.Of(
        $"""
        <label><input type="radio" name="{FormFields.Score}" id="s{score}" value="{score}" required{page.Invalid("score")}{Html.If(page.Entry.Score == score, $" checked")}><span>{score}{score switch
        {
            Score.Lowest => Html.Of($"<span class=\"heard\"> – {page.Text.Texts.Lowest}</span>"),
            Score.Highest => Html.Of($"<span class=\"heard\"> – {page.Text.Texts.Highest}</span>"),
            _ => Html.None,
        }}</span></label>
        """);
}
