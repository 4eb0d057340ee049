using System.Diagnostics;
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
            while (batch.Count < _largestBatch && _queue.Reader.TryRead(out var append)) batch.Add(append);
            await CommitAsync(batch);
            batch.Clear();
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
}
