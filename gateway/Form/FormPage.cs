using System.Collections.Immutable;
using Kazva.Gateway.Pages;
using Kazva.Gateway.Plates;
using Kazva.Submissions;
using Microsoft.AspNetCore.Http;

namespace Kazva.Gateway.Form;

/// <summary>The form of a plate. It works in any browser, down to one without style sheets: see <see cref="QuestionFields"/>.</summary>
internal sealed record FormPage(Plate Plate, PageText Text, FormEntry Entry)
{
    /// <summary>What is wrong with what was entered.</summary>
    public ImmutableArray<FieldError> Errors { get; init; } = [];

    /// <summary>The answer was right but could not be stored.</summary>
    public bool IsNotStored { get; init; }

    /// <summary>The form came back with what was entered, so that leaving the page would lose it.</summary>
    public bool IsShownAgain { get; init; }

    /// <summary>The form is on a screen that many use.</summary>
    public bool IsKiosk { get; init; }

    /// <summary>Where whoever has answered is led, without the score.</summary>
    public string ThanksPath => $"{Path}/thanks?lang={Text.Language}{(IsKiosk ? Kiosk.Query : "")}";

    private Texts Texts => Text.Texts;

    private string Path => $"/l/{Plate.Location.Code}";

    public Page ToPage() => new(
        Text.Language,
        (Errors.IsEmpty ? "" : $"{Texts.ErrorTitle} ") + Text.Plain(Plate.Location.Name),
        Text.Say(Plate.Grid.Grid.Organisation.Name),
        Html.Of($"{Where()}{ErrorSummary()}{Form()}{KeptNotice.Of(Texts)}"))
    {
        TitleLanguage = Errors.IsEmpty ? Text.LanguageOf(Plate.Location.Name) : null,
        Status = IsNotStored ? StatusCodes.Status503ServiceUnavailable : Errors.IsEmpty ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest,
        // Another language is another page, without what was entered.
        Languages = IsShownAgain ? [] : PageLanguage.Offered(Plate.Grid.Grid.Organisation.Languages),
        Path = Path,
        Theme = Theme.Of(Plate.Grid.Grid.Organisation),
        IsSimulated = Plate.Grid.Grid.Simulated,
        HasForm = true,
        LeftAfter = IsShownAgain ? Kiosk.Abandoned : null,
    };

    private Html Where() => Html.Of(
        $"""
        <h1>{Text.Say(Plate.Location.Name)}</h1>
        <p class="where">{Html.If(Plate.Location.Building is not null, $"{Plate.Location.Building}, ")}{Text.Say(Plate.Settlement.Name)} · {Text.Say(Plate.Category.Name)}</p>
        """);

    private Html Form() => Html.Of(
        $"""
        <form id="answer" method="post" action="{Path}?lang={Text.Language}{Html.If(IsKiosk, $"{Kiosk.Query}")}" autocomplete="off" data-code="{Plate.Location.Code}" data-thanks="{ThanksPath}" data-sending="{Texts.Sending}" data-not-kept="{Texts.NotKept}">
        <input type="hidden" name="{FormFields.SubmissionId}" value="{Entry.SubmissionId.ToString()}" autocomplete="off">
        <input type="hidden" name="{FormFields.Version}" value="{Entry.Questionnaire.Version}" autocomplete="off">
        {Html.If(Entry.IsStepped, $"""<input type="hidden" name="{FormFields.Stepped}" value="1">""")}
        {ScoreField.Of(this)}
        {Html.If(IsUntranslated, $"<p class=\"small\" id=\"untranslated\">{Texts.NotTranslated}</p>")}
        {QuestionFields.Of(this)}
        {CommentField()}
        <p class="small"><b>{Texts.Anonymous}</b> {Texts.NeverAsked}</p>
        <p class="small">{Texts.PlateCode}: <b class="code">{Plate.Location.Code}</b></p>
        <div class="send">
        <p id="state" role="status"></p>
        <button id="send">{Texts.Send}</button>
        {Html.If(!Entry.Questionnaire.Questions.IsEmpty, $"""<button class="step" name="{FormFields.Step}" value="{FormFields.Score}">{Texts.MoreQuestions}</button>""")}
        </div>
        </form>
        """);

    private Html CommentField() => Html.Of(
        $"""
        <div class="card">
        <label class="title" for="comment">{Texts.Comment} <small>({Texts.Optional})</small></label>
        {ErrorAt("comment")}
        <textarea id="comment" name="{FormFields.Comment}" rows="2" dir="auto" maxlength="{Submission.LongestComment}" aria-describedby="comment-hint{Html.If(HasError("comment"), $" error-comment")}"{Invalid("comment")}>{"\n" + Entry.Comment}</textarea>
        <p class="hint" id="comment-hint">{Texts.CommentHint}</p>
        <p class="hint" id="left" hidden>{Texts.CharactersLeft} <b></b></p>
        </div>
        """);

    // The first is always there: the script shows it when no score is taken, and hides it when one is.
    private Html ErrorSummary() => Html.Of(
        $"""
        {Html.If(IsNotStored, $"<div class=\"errors\" role=\"alert\"><p>{Texts.NotStored}</p></div>")}
        <div class="errors" id="errors" role="alert"{Html.If(Errors.IsEmpty, $" hidden")}><h2>{Texts.ErrorsHeading}</h2><ul>
        <li{Html.If(!HasError("score"), $" hidden")}><a href="#{ScoreField.FirstId}">{Texts.Error("required")}</a></li>
        {Errors.Where(e => e.Field != "score").Select(e => Html.Of($"""<li><a href="#{Target(e.Field)}">{Texts.Error(e.Code)}</a></li>"""))}
        </ul></div>
        """);

    // Nobody is to think that the language was forgotten.
    private bool IsUntranslated => Entry.Questionnaire.Questions
        .SelectMany(q => q.Choices.Select(c => c.Text).Prepend(q.Text)).Any(text => Text.LanguageOf(text) != Text.Language);

    /// <summary>What is wrong with a field, beside it.</summary>
    public Html ErrorAt(string field) => Html.If(HasError(field),
        $"""<p class="error" id="error-{field.Replace("answers.", "q-", StringComparison.Ordinal)}">{Texts.Error(Errors.First(e => e.Field == field).Code)}</p>""");

    /// <summary>Whether something is wrong with a field.</summary>
    public bool HasError(string field) => Errors.Any(e => e.Field == field);

    /// <summary>Points from a group of inputs to what is wrong with it.</summary>
    public Html Described(string field) => Html.If(HasError(field),
        $""" aria-describedby="error-{field.Replace("answers.", "q-", StringComparison.Ordinal)}" """);

    /// <summary>Marks an input that something is wrong with.</summary>
    public Html Invalid(string field) => Html.If(HasError(field), $""" aria-invalid="true" """);

    // A link leads to what can be mended, so to the first input of a group, which takes the focus.
    private static string Target(string field) => field switch
    {
        "comment" => "comment",
        _ when field.StartsWith("answers.", StringComparison.Ordinal) => QuestionFields.FirstIdOf(field["answers.".Length..]),
        _ => "answer",
    };
}
