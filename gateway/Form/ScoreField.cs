using Kazva.Gateway.Pages;
using Kazva.Submissions;

namespace Kazva.Gateway.Form;

/// <summary>Ten large buttons, none of them taken beforehand: where a slider starts would be where many leave it.</summary>
internal static class ScoreField
{
    /// <summary>The field's id in the page.</summary>
    public const string Id = "score";

    public static Html Of(FormPage page)
    {
        var texts = page.Text.Texts;
        return Html.Of(
            $"""
            <fieldset class="card score" id="{Id}"{page.Described("score")}>
            <legend class="title">{texts.Question(page.Plate.Location.Kind)}</legend>
            {page.ErrorAt("score")}
            <div class="scale">
            <span class="end" aria-hidden="true">1 – {texts.Lowest}</span>
            {Enumerable.Range(Score.Lowest, Score.Highest).Select(score => Button(score, page))}
            <span class="end" aria-hidden="true">10 – {texts.Highest}</span>
            </div>
            </fieldset>
            """);
    }

    // The ends are named in the labels too, for those who hear them.
    private static Html Button(int score, FormPage page) => Html.Of(
        $"""
        <label><input type="radio" name="{FormFields.Score}" id="s{score}" value="{score}" required{Html.If(page.Entry.Score == score, $" checked")}><span>{score}<span class="heard">{score switch
        {
            Score.Lowest => $" – {page.Text.Texts.Lowest}",
            Score.Highest => $" – {page.Text.Texts.Highest}",
            _ => "",
        }}</span></span></label>
        """);
}
