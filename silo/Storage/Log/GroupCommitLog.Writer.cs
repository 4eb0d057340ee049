using System.Diagnostics;
using Kazva.Abuse;
using Kazva.Submissions;

namespace Kazva.Silo.Storage.Log;

internal sealed partial class GroupCommitLog
{
    private async Task WriteAsync()
    {
        // Whoever asked for the log first, commits are no part of what they did.
        Activity.Current = null;
        var batch = new List<Append>(_largestBatch);
        while (await _queue.Reader.WaitToReadAsync())
        {
            Decide? decide = null;
            while (decide is null && batch.Count < _largestBatch && _queue.Reader.TryRead(out var next))
            {
                if (next.Append is not null) batch.Add(next.Append);
                decide = next.Decide;
            }
            if (batch.Count > 0) await CommitAsync(batch);
            batch.Clear();
            // Decisions are rare and have a commit of their own, in their turn.
            if (decide is not null) await DecideAsync(decide);
        }
    }

    private async Task DecideAsync(Decide decide)
    {
        if (_givenUp is not null)
        {
            decide.SetException(_givenUp);
            return;
        }
        try
        {
            decide.SetResult(await _store.DecideAsync(decide.Organisation, decide.Decisions, CancellationToken.None));
            if (LastFailure is not null) LogRecovered();
            LastFailure = null;
        }
        catch (StorageUnavailableException e)
        {
            LogUnavailable(e, decide.Decisions.Count);
            LastFailure = e;
            if (_closed) _givenUp = e;
            decide.SetException(e);
        }
        catch (Exception e)
        {
            LogBug(e, decide.Organisation, decide.Decisions[0].Location, decide.Decisions[0].Number);
            LastFailure = e;
            decide.SetException(e);
        }
    }

    private async Task CommitAsync(List<Append> batch)
    {
        if (_givenUp is not null)
        {
            Refuse(batch, _givenUp);
            return;
        }
        var started = _clock.GetTimestamp();
        using var activity = LogTracing.StartCommit(batch.Count, batch.Select(append => append.Trace));
        try
        {
            var results = await _store.CommitAsync(batch.ConvertAll(append => append.Submission), CancellationToken.None);
            _metrics.Succeeded(results, _clock.GetElapsedTime(started));
            if (LastFailure is not null) LogRecovered();
            LastFailure = null;
            // Before anybody hears of them, and may look for them.
            _recent.Add(batch.Where((_, i) => results[i].Outcome == AppendOutcome.Committed).Select(append => append.Submission));
            for (var i = 0; i < batch.Count; i++)
            {
                batch[i].Trace?.Committed(activity, results[i].Outcome);
                batch[i].SetResult(results[i]);
            }
        }
        catch (StorageUnavailableException e)
        {
            _metrics.Failed(_clock.GetElapsedTime(started));
            activity?.SetStatus(ActivityStatusCode.Error, "unavailable");
            LogUnavailable(e, batch.Count);
            LastFailure = e;
            if (_closed) _givenUp = e;
            Refuse(batch, e);
        }
        catch (Exception e) when (batch.Count == 1)
        {
            _metrics.Failed(_clock.GetElapsedTime(started));
            LogBug(e, batch[0].Submission.Organisation, batch[0].Submission.Location, batch[0].Submission.Number);
            LastFailure = e;
            batch[0].Trace?.Failed();
            batch[0].SetException(e);
        }
        catch (Exception)
        {
            // A bug, and it shows with some row only: the others must not suffer from it.
            // Nothing was committed, and if it was, the numbers will tell. The halves say how it went.
            var half = batch.Count / 2;
            await CommitAsync(batch[..half]);
            await CommitAsync(batch[half..]);
        }
    }

    private static void Refuse(List<Append> batch, StorageUnavailableException reason)
    {
        foreach (var append in batch)
        {
            append.Trace?.Failed();
            append.SetException(reason);
        }
    }

    /// <summary>A submission on its way. The caller goes on elsewhere, so that it cannot hold up the writer.</summary>
    private sealed class Append(LoggedSubmission submission)
        : TaskCompletionSource<AppendResult>(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        public LoggedSubmission Submission { get; } = submission;

        /// <summary>Its span, while somebody traces it.</summary>
        public AppendTrace? Trace { get; } = AppendTrace.Start();
    }

    /// <summary>Decisions on their way.</summary>
    private sealed class Decide(string organisation, IReadOnlyList<Decision> decisions)
        : TaskCompletionSource<IReadOnlyList<DecisionResult>>(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        public string Organisation => organisation;

        public IReadOnlyList<Decision> Decisions => decisions;
    }

    /// <summary>One or the other.</summary>
    private readonly record struct Queued(Append? Append, Decide? Decide);
}
