using System.Collections.Immutable;
using Kazva.Definition;

namespace Kazva.Gateway.Form;

/// <summary>What stands in the form: empty at first, what the citizen entered when it is shown again.</summary>
/// <param name="SubmissionId">Kept while the form is shown again, so that the answer counts once.</param>
/// <param name="Score">From 1 to 10, or null while none is chosen.</param>
/// <param name="Taken">The choices taken, by question.</param>
/// <param name="IsStepped">The form shows the questions of the chosen score only, for browsers that cannot
/// hide the others by themselves.</param>
/// <param name="Questionnaire">The one that the form was opened with, which it keeps while it is shown again.</param>
internal sealed record FormEntry(
    Guid SubmissionId, int? Score, ImmutableDictionary<string, ImmutableArray<string>> Taken, string Comment, bool IsStepped, Questionnaire Questionnaire)
{
    /// <summary>An empty form with an id of its own.</summary>
    public static FormEntry New(Questionnaire questionnaire) =>
        new(Guid.NewGuid(), null, ImmutableDictionary<string, ImmutableArray<string>>.Empty, "", false, questionnaire);

    public bool Has(string question, string choice) =>
        Taken.TryGetValue(question, out var choices) && choices.Contains(choice, StringComparer.Ordinal);
}
