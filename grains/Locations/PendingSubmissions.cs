using System.Diagnostics.CodeAnalysis;
using Kazva.Abuse;
using Kazva.Submissions;

namespace Kazva.Locations;

/// <summary>
/// The rows of a location that are on their way to the log, submissions and decisions about them, in the order of their numbers.
/// They are taken off in that order too, whichever commit is heard of first.
/// </summary>
internal sealed class PendingSubmissions
{
    private readonly Queue<Row> _byNumber = new();
    private readonly Dictionary<Guid, Pending> _byId = [];

    /// <summary>What is on its way.</summary>
    /// <param name="Number">The last number that it uses.</param>
    public abstract record Row(long Number, Task Commit);

    /// <summary>A submission on its way, and what will become of it.</summary>
    public sealed record Pending(LoggedSubmission Submission, Task<AppendResult> Append) : Row(Submission.Number, Append);

    /// <summary>Decisions on their way, and what will become of each.</summary>
    public sealed record Deciding(long Number, Task<IReadOnlyList<DecisionResult>> Decide) : Row(Number, Decide);

    /// <summary>Adds the submission with the next number.</summary>
    public Pending Add(LoggedSubmission submission, Task<AppendResult> append)
    {
        var pending = new Pending(submission, append);
        _byNumber.Enqueue(pending);
        _byId[submission.SubmissionId] = pending;
        return pending;
    }

    /// <summary>Adds decisions with the next numbers.</summary>
    public void Add(IReadOnlyList<Decision> decisions, Task<IReadOnlyList<DecisionResult>> decide) =>
        _byNumber.Enqueue(new Deciding(decisions[^1].Number, decide));

    /// <summary>The submission on its way that has this id.</summary>
    public bool TryGet(Guid id, [NotNullWhen(true)] out Pending? pending) => _byId.TryGetValue(id, out pending);

    /// <summary>Takes off what has the lowest number if its outcome is known and is not a failure.</summary>
    public bool TryTake([NotNullWhen(true)] out Row? row)
    {
        if (!_byNumber.TryPeek(out row) || !row.Commit.IsCompletedSuccessfully) return false;
        _byNumber.Dequeue();
        if (row is Pending pending) _byId.Remove(pending.Submission.SubmissionId);
        return true;
    }
}
