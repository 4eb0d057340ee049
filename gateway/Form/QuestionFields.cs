using Kazva.Definition;
using Kazva.Gateway.Pages;
using Kazva.Gateway.Questionnaires;

namespace Kazva.Gateway.Form;

/// <summary>
/// The questions that follow the score. The page holds those of every score, so that the right ones appear at once:
/// <list type="bullet">
/// <item>the style sheet shows those of the chosen score (<c>:has</c>), and the script where that is not understood;</item>
/// <item>a browser with neither hides them, and offers a button that asks for the questions of the chosen score;</item>
/// <item>one without style sheets shows all, each headed by the scores that it belongs to, and the same button.</item>
/// </list>
/// After that button the page holds only the questions of the score.
/// </summary>
internal static class QuestionFields
{
    public static IEnumerable<Html> Of(FormPage page)
    {
        var questionnaire = page.Entry.Questionnaire;
        var score = page.Entry.Score;
        var shown = page.Entry.IsStepped && score is { } known ? questionnaire.After(known) : questionnaire.Questions;
        return shown.Select(question => Field(question, page, isNow: score is { } s && question.When.Holds(s)));
    }

    /// <summary>The id of a question's field in the page.</summary>
    public static string IdOf(string question) => $"q-{question}";

    /// <summary>The id of a question's first choice in the page.</summary>
    public static string FirstIdOf(string question) => $"q-{question}-1";

    private static Html Field(Question question, FormPage page, bool isNow)
    {
        var texts = page.Text.Texts;
        var field = $"answers.{question.Id}";
        return Html.Of(
            $"""
            <fieldset class="card q {question.When.Name()}{Html.If(isNow, $" now")}" data-when="{question.When.Name()}" id="{IdOf(question.Id)}"{page.Described(field)}>
            <legend class="title">{Html.If(!page.Entry.IsStepped && question.When != Branch.Any, $"<span class=\"unstyled\">{texts.AfterScores(question.When)} </span>")}{page.Text.Say(question.Text)} <small>({(question.Multiple ? texts.ManyChoices : texts.OneChoice)})</small></legend>
            {page.ErrorAt(field)}
            <div class="chips">{question.Choices.Select((choice, i) => Choice(question, choice, page, isFirst: i == 0))}</div>
            {Html.If(question.Choices.Any(c => c.Safety), $"<p class=\"danger\">{texts.Danger}</p>")}
            </fieldset>
            """);
    }

    private static Html Choice(Question question, Choice choice, FormPage page, bool isFirst) => Html.Of(
        $"""<label class="chip"><input type="{(question.Multiple ? "checkbox" : "radio")}"{Html.If(isFirst, $" id=\"{FirstIdOf(question.Id)}\"")} name="{FormFields.AnswerPrefix}{question.Id}" value="{choice.Id}"{Html.If(page.Entry.Has(question.Id, choice.Id), $" checked")}{Html.If(choice.Safety, $" data-safety")}><span>{page.Text.Say(choice.Text)}</span></label>""");
}
