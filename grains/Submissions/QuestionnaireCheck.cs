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
        var errors = ImmutableArray.CreateBuilder<FieldError>();
        var hasScore = Score.TryCreate(submission.Score, out _);
        if (!hasScore)
            errors.Add(new("score", "score-range", $"The score is a whole number from {Score.Lowest} to {Score.Highest}."));
        if (submission.Comment?.Length > Submission.LongestComment)
            errors.Add(new("comment", "comment-length", $"A comment has at most {Submission.LongestComment} characters."));
        if (!hasScore) return errors.DrainToImmutable();

        var asked = questionnaire.After(submission.Score).ToList();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var answer in submission.Answers)
        {
            var field = $"answers.{answer.Question}";
            if (!seen.Add(answer.Question))
                errors.Add(new(field, "question-twice", "A question is answered once."));
            else if (asked.Find(q => q.Id == answer.Question) is { } question)
                Check(question, answer, field, errors);
            else if (questionnaire.Questions.FirstOrDefault(q => q.Id == answer.Question) is { } other)
                errors.Add(new(field, "wrong-branch", $"This question follows {Scores(other.When)}, not a score of {submission.Score}."));
            else
                errors.Add(new(field, "unknown-question", $"A score of {submission.Score} is followed by: {Listed(asked.Select(q => q.Id))}."));
        }
        return errors.DrainToImmutable();
    }

    private static void Check(Question question, Answer answer, string field, ImmutableArray<FieldError>.Builder errors)
    {
        foreach (var choice in answer.Choices)
            if (!question.Choices.Any(c => c.Id == choice))
                errors.Add(new(field, "unknown-choice", $"'{Shortened(choice)}' is not a choice here; the choices are: {Listed(question.Choices.Select(c => c.Id))}."));
        if (answer.Choices.Distinct(StringComparer.Ordinal).Count() < answer.Choices.Length)
            errors.Add(new(field, "choice-twice", "A choice is taken once."));
        if (!question.Multiple && answer.Choices.Length > 1)
            errors.Add(new(field, "one-choice", "This question takes one choice."));
    }

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
