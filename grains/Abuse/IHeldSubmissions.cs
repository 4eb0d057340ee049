using Kazva.Submissions;

namespace Kazva.Abuse;

/// <summary>What staff look at when they decide. Every method throws <see cref="StorageUnavailableException"/> when the database cannot be reached.</summary>
public interface IHeldSubmissions
{
    /// <summary>How many are held and wait for a decision.</summary>
    Task<long> CountWaitingAsync(string organisation, CancellationToken cancellationToken = default);

    /// <summary>Submissions, the newest first: by when they arrived, or, of those that were decided on, by when that was.</summary>
    /// <param name="before">Only those of before this time; null for the newest of all.</param>
    Task<IReadOnlyList<HeldSubmission>> ReadAsync(
        string organisation, HeldList list, DateTimeOffset? before, int most, CancellationToken cancellationToken = default);

    /// <summary>Every decision of an organisation, by location and rising number, in one snapshot of the database.</summary>
    IAsyncEnumerable<Decision> ReadDecisionsAsync(string organisation, CancellationToken cancellationToken = default);
}

/// <summary>Which submissions.</summary>
public enum HeldList
{
    /// <summary>Held, and not decided on.</summary>
    Waiting,

    /// <summary>Every decision with its submission: the trail of who did what.</summary>
    Decided,

    /// <summary>Those that count, so that one that should not can be taken out.</summary>
    Counted,
}

/// <summary>A submission with what was decided.</summary>
/// <param name="Submission">With the decision that the row is about, if it is about one.</param>
/// <param name="Stands">Whether that decision is in force: no later one replaced it.</param>
public sealed record HeldSubmission(LoggedSubmission Submission, bool Stands);
