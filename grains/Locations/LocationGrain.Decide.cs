using Kazva.Abuse;
using Kazva.Submissions;

namespace Kazva.Locations;

/// <summary>How decisions of staff get into the log and into the sums: as rows like any other, in the order of their numbers.</summary>
internal sealed partial class LocationGrain
{
    /// <inheritdoc/>
    public async Task<DecisionReply> Decide(DecisionRequest request)
    {
        if (_location is null || request.Submissions.IsEmpty) return Reply(request, DecisionOutcome.Unknown);
        await FollowClock();
        if (_overtaken) return Reply(request, DecisionOutcome.Overtaken);
        IReadOnlyList<DecisionResult> results;
        try
        {
            var at = Milliseconds(time.GetUtcNow());
            List<Decision> decisions =
                [.. request.Submissions.Select(n => new Decision(_code, ++_number, n, request.Verdict, request.Who, request.Why, at, request.Instead, Change: 0))];
            var commit = log.DecideAsync(_organisation, decisions);
            _pending.Add(decisions, commit);
            results = await commit;
        }
        catch (StorageUnavailableException exception)
        {
            LogDecisionUnavailable(_organisation, _code, exception.Message);
            Reload("unavailable");
            throw;
        }
        catch
        {
            Reload("failed");
            throw;
        }
        Apply();
        return new DecisionReply([.. request.Submissions.Zip(results, (n, result) => new Decided(n, result.Outcome, result.Decision))]);
    }

    /// <returns>False when they were not committed: another activation has used their numbers.</returns>
    private bool Apply(IReadOnlyList<DecisionResult> results)
    {
        if (results.Any(result => result.Outcome == DecisionOutcome.Overtaken)) return false;
        _windows.Roll(time.GetUtcNow());
        foreach (var result in results)
            if (result.Effect is { } effect)
                _windows.Add(effect.Score, effect.CountedAt, effect.Change);
        return true;
    }

    private static DecisionReply Reply(DecisionRequest request, DecisionOutcome outcome) =>
        new([.. request.Submissions.Select(n => new Decided(n, outcome, null))]);
}
