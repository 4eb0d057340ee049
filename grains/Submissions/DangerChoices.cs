using System.Collections.Frozen;
using System.Collections.Immutable;
using Kazva.Definition;

namespace Kazva.Submissions;

/// <summary>The choices of a category that report a danger.</summary>
/// <param name="questionnaires">The one in force and those before it, the newest first. The newest that has a choice says whether it is a
/// danger: one that only an earlier questionnaire has may still come from a form that was opened before the change.</param>
public sealed class DangerChoices(params ImmutableArray<Questionnaire> questionnaires)
{
    private readonly FrozenSet<(string Question, string Choice)> _choices = (
        from questionnaire in questionnaires
        from question in questionnaire.Questions
        from choice in question.Choices
        group choice.Safety by (question.Id, choice.Id) into said
        where said.First()
        select said.Key).ToFrozenSet();

    /// <summary>Those of them that answers took, each once.</summary>
    public IEnumerable<(string Question, string Choice)> Taken(ImmutableArray<Answer> answers) =>
        answers.SelectMany(answer => answer.Choices.Select(choice => (answer.Question, choice))).Distinct().Where(_choices.Contains);

    /// <summary>Whether answers took one of them.</summary>
    public bool In(ImmutableArray<Answer> answers)
    {
        if (_choices.Count == 0) return false;
        foreach (var answer in answers)
            foreach (var choice in answer.Choices)
                if (_choices.Contains((answer.Question, choice)))
                    return true;
        return false;
    }
}
