using Kazva.Abuse;
using Kazva.Submissions;

namespace Kazva.Locations.Tests;

public class PendingSubmissionsTests
{
    private readonly PendingSubmissions _pending = new();
    private readonly List<TaskCompletionSource<AppendResult>> _appends = [];

    [Fact]
    public void TryTake_WhenTheLaterCommitsAreHeardOfFirst_KeepsTheOrderOfTheNumbers()
    {
        Send(3);
        _appends[2].SetResult(AppendResult.Committed);
        _appends[1].SetResult(AppendResult.Committed);
        Taken().ShouldBeEmpty();

        _appends[0].SetResult(AppendResult.Committed);

        Taken().ShouldBe([1, 2, 3]);
        Taken().ShouldBeEmpty();
    }

    [Fact]
    public void TryTake_WhenOneInTheMiddleIsAwaited_StopsBeforeIt()
    {
        Send(3);
        _appends[0].SetResult(AppendResult.Committed);
        _appends[2].SetResult(AppendResult.Committed);

        Taken().ShouldBe([1]);
    }

    [Fact]
    public void TryTake_OfADuplicateOrFencedOne_IsForTheCallerToJudge()
    {
        Send(2);
        _appends[0].SetResult(new AppendResult(AppendOutcome.Duplicate));
        _appends[1].SetResult(AppendResult.Fenced);

        Taken().ShouldBe([1, 2]);
    }

    [Fact]
    public void TryTake_OfDecisionsBetweenSubmissions_KeepsTheOrderOfTheNumbers()
    {
        Send(1);
        var decide = new TaskCompletionSource<IReadOnlyList<DecisionResult>>();
        _pending.Add([Decision(2), Decision(3)], decide.Task);
        _pending.Add(Logged(4), Task.FromResult(AppendResult.Committed));
        Taken().ShouldBeEmpty();
        _appends[0].SetResult(AppendResult.Committed);
        Taken().ShouldBe([1]);

        decide.SetResult([DecisionResult.Unknown, DecisionResult.Unknown]);

        Taken().ShouldBe([3, 4]);
    }

    [Fact]
    public void TryTake_AfterAFailure_TakesNothingMore()
    {
        Send(2);
        _appends[0].SetException(new StorageUnavailableException());
        _appends[1].SetResult(AppendResult.Committed);

        Taken().ShouldBeEmpty();
    }

    [Fact]
    public void TryTake_InEveryOrderOfFiveCommits_TakesAllInTheOrderOfTheNumbers()
    {
        foreach (var order in Orders([0, 1, 2, 3, 4]))
        {
            _appends.Clear();
            Send(5);
            var taken = new List<long>();
            foreach (var commit in order)
            {
                _appends[commit].SetResult(AppendResult.Committed);
                taken.AddRange(Taken());
            }

            taken.ShouldBe([1, 2, 3, 4, 5]);
        }
    }

    [Fact]
    public void TryGet_OfASubmission_FindsItUntilItIsTaken()
    {
        var sent = Send(1)[0];
        _pending.TryGet(sent.Submission.SubmissionId, out var found).ShouldBeTrue();
        found.ShouldBeSameAs(sent);
        _pending.TryGet(Guid.NewGuid(), out _).ShouldBeFalse();

        _appends[0].SetResult(AppendResult.Committed);
        Taken().ShouldBe([1]);

        _pending.TryGet(sent.Submission.SubmissionId, out _).ShouldBeFalse();
    }

    private List<PendingSubmissions.Pending> Send(int count)
    {
        var sent = new List<PendingSubmissions.Pending>();
        for (var number = 1; number <= count; number++)
        {
            var append = new TaskCompletionSource<AppendResult>();
            _appends.Add(append);
            sent.Add(_pending.Add(Logged(number), append.Task));
        }
        return sent;
    }

    private static LoggedSubmission Logged(long number) => new(
        "city", "A", number, Guid.NewGuid(), 5, [], null, null, "centre", "stops", 1, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch);

    private static Decision Decision(long number) => new("A", number, 1, Verdict.Rejected, "ana", null, DateTimeOffset.UnixEpoch, null, 0);

    private List<long> Taken()
    {
        var numbers = new List<long>();
        while (_pending.TryTake(out var next)) numbers.Add(next.Number);
        return numbers;
    }

    private static IEnumerable<int[]> Orders(int[] items) => items.Length == 0
        ? [[]]
        : items.SelectMany(first => Orders([.. items.Where(other => other != first)]).Select(rest => (int[])[first, .. rest]));
}
