using Kazva.Definition;
using Kazva.Gateway.Pages;
using Kazva.Gateway.Plates;

namespace Kazva.Gateway.Public;

/// <summary>What is asked here: the score, and what follows it.</summary>
internal static class QuestionsPart
{
    public static Html Of(Plate plate, PageText text) => Html.Of(
        $"""
        <p>{text.Texts.Question(plate.Location.Kind)} (1 – {text.Texts.Lowest}, 10 – {text.Texts.Highest})</p>
        {plate.Category.Questionnaire.Questions.GroupBy(question => question.When).OrderBy(branch => branch.Key).Select(branch => Of(branch, text))}
        """);

    private static Html Of(IGrouping<Branch, Question> branch, PageText text) => Html.Of(
        $"""
        {Html.If(branch.Key != Branch.Any, $"<p class=\"hint\">{text.Texts.AfterScores(branch.Key)}</p>")}
        {branch.Select(question => Html.Of($"""
            <details><summary>{text.Say(question.Text)}</summary><ul>{question.Choices.Select(choice => Html.Of($"<li>{text.Say(choice.Text)}</li>"))}</ul></details>
            """))}
        """);
}
