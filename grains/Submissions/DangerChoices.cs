using System.Collections.Frozen;
using System.Collections.Immutable;
using Kazva.Definition;

namespace Kazva.Submissions;

/// <summary>The choices of a questionnaire that report a danger.</summary>
public sealed class DangerChoices(Questionnaire questionnaire)
{
    private readonly FrozenSet<(string Question, string Choice)> _choices =
        (from question in questionnaire.Questions from choice in question.Choices where choice.Safety select (question.Id, choice.Id)).ToFrozenSet();

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
