using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Kazva.Abuse;
using Kazva.Definition;
using Kazva.Submissions;

namespace Kazva.Dashboard.Abuse;

/// <summary>Submissions, the newest first.</summary>
/// <param name="Waiting">How many wait for a decision in all.</param>
/// <param name="Next">Given as <c>before</c> it gets what follows; null at the end.</param>
internal sealed record HeldPage(long Waiting, ImmutableArray<HeldView> Submissions, DateTimeOffset? Next);

/// <summary>A submission as staff see it who decide about it. Personal data in its comment were masked before it was stored.</summary>
/// <param name="Held">Why it was held; null when it was not.</param>
/// <param name="Decision">What was decided; null while nothing is.</param>
/// <param name="Stands">Whether that is in force, or a later decision replaced it.</param>
internal sealed record HeldView(
    string Location,
    [property: JsonPropertyName("n")] long Number,
    int Score,
    ImmutableArray<AnswerView> Answers,
    string? Comment,
    string? Language,
    DateTimeOffset CountedAt,
    DateTimeOffset ReceivedAt,
    HoldReason? Held,
    Decision? Decision,
    bool Stands)
{
    public static HeldView Of(HeldSubmission row, GridIndex grid) => new(
        row.Submission.Location, row.Submission.Number, row.Submission.Score,
        [.. row.Submission.Answers.Select(answer => AnswerView.Of(answer, grid.Categories.GetValueOrDefault(row.Submission.Category), row.Submission.QuestionnaireVersion))],
        row.Submission.Comment, row.Submission.Language,
        row.Submission.CountedAt, row.Submission.ReceivedAt, row.Submission.Held, row.Submission.Decision, row.Stands);
}

/// <summary>What was taken for a question, in the words of the questionnaire that was answered.</summary>
/// <param name="Question">The question's id.</param>
internal sealed record AnswerView(string Question, LocalText? Text, ImmutableArray<ChoiceView> Choices)
{
    public static AnswerView Of(Answer answer, Category? category, int version)
    {
        var question = category?.OfVersion(version).Questions.FirstOrDefault(question => question.Id == answer.Question);
        return new(answer.Question, question?.Text,
            [.. answer.Choices.Select(taken => new ChoiceView(taken, question?.Choices.FirstOrDefault(choice => choice.Id == taken)?.Text ?? category?.FindChoice(answer.Question, taken)?.Text))]);
    }
}

/// <summary>A choice that was taken; without a text when no questionnaire that is kept has it.</summary>
internal sealed record ChoiceView(string Id, LocalText? Text);

/// <summary>The decision that stands.</summary>
internal sealed record DecisionView(Decision? Decision);
