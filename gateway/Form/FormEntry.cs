using System.Collections.Immutable;

namespace Kazva.Gateway.Form;

/// <summary>What stands in the form: empty at first, what the citizen entered when it is shown again.</summary>
/// <param name="SubmissionId">Kept while the form is shown again, so that the answer counts once.</param>
/// <param name="Score">From 1 to 10, or null while none is chosen.</param>
/// <param name="Taken">The choices taken, by question.</param>
/// <param name="IsStepped">The form shows the questions of the chosen score only, for browsers that cannot
/// hide the others by themselves.</param>
internal sealed record FormEntry(
    Guid SubmissionId, int? Score, ImmutableDictionary<string, ImmutableArray<string>> Taken, string Comment, bool IsStepped)
{
    /// <summary>An empty form with an id of its own.</summary>
    public static FormEntry New() => new(Guid.NewGuid(), null, ImmutableDictionary<string, ImmutableArray<string>>.Empty, "", false);

    public bool Has(string question, string choice) =>
        Taken.TryGetValue(question, out var choices) && choices.Contains(choice, StringComparer.Ordinal);
}
