using Kazva.Abuse;
using Kazva.Submissions;

namespace Kazva.Silo.Storage.Log;

/// <summary>What becomes of a decision, by how it finds its submission: the same for every database, within the transaction that writes it.</summary>
internal static class DecisionRules
{
    /// <summary>The outcome. Of a decision that is made, with what it changes.</summary>
    /// <param name="found">The submission with the decision in force; null when there is none of that number.</param>
    public static DecisionResult Judge(Decision asked, LoggedSubmission? found)
    {
        if (found is null) return DecisionResult.Unknown;
        var standing = found.Decision;
        if (standing?.Number != asked.Instead || standing?.Verdict == asked.Verdict) return new DecisionResult(DecisionOutcome.Already, standing);
        if (standing is null && asked.Verdict == Verdict.Released && found.Counts) return new DecisionResult(DecisionOutcome.Counts);
        var made = asked with { Change = (asked.Verdict == Verdict.Released ? 1 : 0) - (found.Counts ? 1 : 0) };
        return new DecisionResult(
            DecisionOutcome.Decided, made,
            made.Change == 0 ? null : new LoggedScore(made.Number, new Score(found.Score), found.CountedAt, made.Change));
    }
}
