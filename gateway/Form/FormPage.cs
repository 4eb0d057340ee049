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

    private Texts Texts => Text.Texts;

    private string Path => $"/l/{Plate.Location.Code}";

    public Page ToPage() => new(
        Text.Language,
        (Errors.IsEmpty ? "" : $"{Texts.ErrorTitle} ") + Text.Plain(Plate.Location.Name),
        Text.Say(Plate.Grid.Grid.Organisation.Name),
        Html.Of($"{Where()}{ErrorSummary()}{Form()}{Footer()}"))
    {
        Status = IsNotStored ? StatusCodes.Status503ServiceUnavailable : Errors.IsEmpty ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest,
        Languages = PageLanguage.Offered(Plate.Grid.Grid.Organisation.Languages),
        Path = Path,
        IsSimulated = Plate.Grid.Grid.Simulated,
        HasScript = true,
    };

    private Html Where() => Html.Of(
        $"""
        <h1>{Text.Say(Plate.Location.Name)}</h1>
        <p class="where">{Html.If(Plate.Location.Building is not null, $"{Plate.Location.Building}, ")}{Text.Say(Plate.Settlement.Name)} · {Text.Say(Plate.Category.Name)}</p>
        """);

    private Html Form() => Html.Of(
        $"""
        <form id="answer" method="post" action="{Path}?lang={Text.Language}" autocomplete="off" data-offline="{Texts.Offline}">
        <input type="hidden" name="{FormFields.SubmissionId}" value="{Entry.SubmissionId.ToString()}" autocomplete="off">
        <input type="hidden" name="{FormFields.Version}" value="{Entry.Questionnaire.Version}" autocomplete="off">
        {Html.If(Entry.IsStepped, $"""<input type="hidden" name="{FormFields.Stepped}" value="1">""")}
        {ScoreField.Of(this)}
        {QuestionFields.Of(this)}
        {CommentField()}
        <p id="state" role="status"></p>
        <button>{Texts.Send}</button>
        <button class="step" name="{FormFields.Step}" value="{FormFields.Score}">{Texts.MoreQuestions}</button>
        </form>
        """);

    private Html CommentField() => Html.Of(
        $"""
        <div class="card">
        <label class="title" for="comment">{Texts.Comment} <small>({Texts.Optional})</small></label>
        {ErrorAt("comment")}
        <textarea id="comment" name="{FormFields.Comment}" rows="2" maxlength="{Submission.LongestComment}" aria-describedby="comment-hint{Html.If(HasError("comment"), $" error-comment")}"{Invalid("comment")}>{"\n" + Entry.Comment}</textarea>
        <p class="hint" id="comment-hint">{Texts.CommentHint}</p>
        <p class="hint" id="left" hidden>{Texts.CharactersLeft} <b></b></p>
        </div>
        """);

    private Html Footer() => Html.Of(
        $"""
        <footer><p><b>{Texts.Anonymous}</b> {Texts.NeverAsked}</p><p>{Texts.PlateCode}: <b class="code">{Plate.Location.Code}</b></p></footer>
        """);

    private Html ErrorSummary()
    {
        if (IsNotStored) return Html.Of($"""<div class="errors" role="alert"><p>{Texts.NotStored}</p></div>""");
        return Html.If(!Errors.IsEmpty,
            $"""
            <div class="errors" role="alert"><h2>{Texts.ErrorsHeading}</h2><ul>
            {Errors.Select(e => Html.Of($"""<li><a href="#{Target(e.Field)}">{Texts.Error(e.Code)}</a></li>"""))}
            </ul></div>
            """);
    }

    /// <summary>What is wrong with a field, beside it.</summary>
    public Html ErrorAt(string field) => Html.If(HasError(field),
        $"""<p class="error" id="error-{Target(field)}">{Texts.Error(Errors.First(e => e.Field == field).Code)}</p>""");

    /// <summary>Whether something is wrong with a field.</summary>
    public bool HasError(string field) => Errors.Any(e => e.Field == field);

    /// <summary>Points from a group of inputs to what is wrong with it.</summary>
    public Html Described(string field) => Html.If(HasError(field), $""" aria-describedby="error-{Target(field)}" """);

    /// <summary>Marks an input that something is wrong with.</summary>
    public Html Invalid(string field) => Html.If(HasError(field), $""" aria-invalid="true" """);

    private static string Target(string field) => field switch
    {
        "score" => ScoreField.Id,
        "comment" => "comment",
        _ when field.StartsWith("answers.", StringComparison.Ordinal) => QuestionFields.IdOf(field["answers.".Length..]),
        _ => "answer",
    };
}
