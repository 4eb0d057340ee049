using System.Collections.Immutable;
using Kazva.Definition;

namespace Kazva.Submissions;

/// <summary>Holds a submission against the questionnaire of its category.</summary>
public static class QuestionnaireCheck
{
    /// <summary>Holds a submission against the questionnaires of a category: the version that it names, if that is kept, and the one in
    /// force. It fits when it fits either.</summary>
    /// <param name="asked">The questionnaire that it fits, or the one in force.</param>
    /// <returns>What does not fit the one in force; empty when it fits either.</returns>
    public static ImmutableArray<FieldError> Check(Category category, Submission submission, out Questionnaire asked)
    {
        asked = category.OfVersion(submission.QuestionnaireVersion);
        var errors = Check(asked, submission);
        if (errors.IsEmpty || ReferenceEquals(asked, category.Questionnaire)) return errors;
        asked = category.Questionnaire;
        return Check(asked, submission);
    }

    /// <summary>Everything about the submission that does not fit, each named; empty when it fits.
    /// Which questions follow is known only from a score, so without one the answers are not looked at.</summary>
    public static ImmutableArray<FieldError> Check(Questionnaire questionnaire, Submission submission)
    {
        var errors = ImmutableArray.CreateBuilder<FieldError>(initialCapacity: 0);
        var hasScore = Score.TryCreate(submission.Score, out _);
        if (!hasScore)
            errors.Add(new("score", "score-range", $"The score is a whole number from {Score.Lowest} to {Score.Highest}."));
        if (submission.Comment?.Length > Submission.LongestComment)
            errors.Add(new("comment", "comment-length", $"A comment has at most {Submission.LongestComment} characters."));
        if (!hasScore) return errors.DrainToImmutable();

        for (var i = 0; i < submission.Answers.Length; i++)
        {
            var answer = submission.Answers[i];
            if (IsAnswered(answer.Question, submission.Answers.AsSpan(0, i)))
                errors.Add(new(Field(answer), "question-twice", "A question is answered once."));
            else if (Find(questionnaire, answer.Question, submission.Score) is { } question)
                Check(question, answer, errors);
            else if (questionnaire.Questions.FirstOrDefault(q => q.Id == answer.Question) is { } other)
                errors.Add(new(Field(answer), "wrong-branch", $"This question follows {Scores(other.When)}, not a score of {submission.Score}."));
            else
                errors.Add(new(Field(answer), "unknown-question", $"A score of {submission.Score} is followed by: {Listed(questionnaire.After(submission.Score).Select(q => q.Id))}."));
        }
        return errors.DrainToImmutable();
    }

    private static void Check(Question question, Answer answer, ImmutableArray<FieldError>.Builder errors)
    {
        var isTwice = false;
        for (var i = 0; i < answer.Choices.Length; i++)
        {
            var choice = answer.Choices[i];
            if (!IsChoice(choice, question))
                errors.Add(new(Field(answer), "unknown-choice", $"'{Shortened(choice)}' is not a choice here; the choices are: {Listed(question.Choices.Select(c => c.Id))}."));
            isTwice |= answer.Choices.AsSpan(0, i).Contains(choice);
        }
        if (isTwice)
            errors.Add(new(Field(answer), "choice-twice", "A choice is taken once."));
        if (!question.Multiple && answer.Choices.Length > 1)
            errors.Add(new(Field(answer), "one-choice", "This question takes one choice."));
    }

    private static bool IsAnswered(string question, ReadOnlySpan<Answer> answers)
    {
        foreach (var answer in answers)
            if (answer.Question == question)
                return true;
        return false;
    }

    /// <summary>The question that a score is followed by.</summary>
    private static Question? Find(Questionnaire questionnaire, string id, int score)
    {
        foreach (var question in questionnaire.Questions)
            if (question.When.Holds(score) && question.Id == id)
                return question;
        return null;
    }

    private static bool IsChoice(string id, Question question)
    {
        foreach (var choice in question.Choices)
            if (choice.Id == id)
                return true;
        return false;
    }

    private static string Field(Answer answer) => $"answers.{answer.Question}";

    private static string Listed(IEnumerable<string> ids) => string.Join(", ", ids) is { Length: > 0 } list ? list : "no questions";

    private static string Shortened(string text) => text.Length <= 40 ? text : text[..40] + "…";

    private static string Scores(Branch branch) => branch switch
    {
        Branch.Low => "scores from 1 to 4",
        Branch.Middle => "scores from 5 to 7",
        Branch.High => "scores from 8 to 10",
        _ => "every score",
    };
}
