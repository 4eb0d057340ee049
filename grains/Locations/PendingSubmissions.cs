using System.Diagnostics.CodeAnalysis;
using Kazva.Submissions;

namespace Kazva.Locations;

/// <summary>
/// The submissions of a location that are on their way to the log, in the order of their numbers.
/// They are taken off in that order too, whichever commit is heard of first.
/// </summary>
internal sealed class PendingSubmissions
{
    private readonly Queue<Pending> _byNumber = new();
    private readonly Dictionary<Guid, Pending> _byId = [];

    /// <summary>A submission on its way, and what will become of it.</summary>
    public sealed record Pending(LoggedSubmission Submission, Task<AppendResult> Append);

    /// <summary>Adds the submission with the next number.</summary>
    public Pending Add(LoggedSubmission submission, Task<AppendResult> append)
    {
        var pending = new Pending(submission, append);
        _byNumber.Enqueue(pending);
        _byId[submission.SubmissionId] = pending;
        return pending;
    }

    /// <summary>The submission on its way that has this id.</summary>
    public bool TryGet(Guid id, [NotNullWhen(true)] out Pending? pending) => _byId.TryGetValue(id, out pending);

    /// <summary>Takes off the one with the lowest number if its outcome is known and is not a failure.</summary>
    public bool TryTake([NotNullWhen(true)] out Pending? pending)
    {
        if (!_byNumber.TryPeek(out pending) || !pending.Append.IsCompletedSuccessfully) return false;
        _byNumber.Dequeue();
        _byId.Remove(pending.Submission.SubmissionId);
        return true;
    }
}
