using Kazva.Abuse;
using Kazva.Submissions;

namespace Kazva.Silo.Storage.Log;

/// <summary>The submission log as a database keeps it: whole batches in, reads out.
/// Every method throws <see cref="StorageUnavailableException"/> when the database cannot be reached or written.</summary>
internal interface ISubmissionStore
{
    /// <summary>Commits a batch in one transaction, in order: each row is committed and counted in the roll-ups,
    /// or a duplicate of what has its id already, or fenced because its number does not follow. After a fenced row all
    /// later ones of its location in the batch are fenced. No row's outcome depends on another location's rows.</summary>
    /// <returns>One result per row, in the order of the batch.</returns>
    /// <exception cref="StorageUnavailableException">Usually nothing was committed; when the connection broke
    /// during the commit itself, nothing is known.</exception>
    Task<AppendResult[]> CommitAsync(IReadOnlyList<LoggedSubmission> batch, CancellationToken cancellationToken);

    /// <summary>Commits decisions about submissions of one location in one transaction, in order; see <see cref="ISubmissionLog.DecideAsync"/>.
    /// After one whose number does not follow, all later ones are overtaken too.</summary>
    Task<IReadOnlyList<DecisionResult>> DecideAsync(string organisation, IReadOnlyList<Decision> decisions, CancellationToken cancellationToken);

    /// <inheritdoc cref="ISubmissionLog.ReadTailAsync"/>
    Task<LocationTail> ReadTailAsync(
        string organisation, string location, long after, DateTimeOffset countedFrom, CancellationToken cancellationToken);

    /// <inheritdoc cref="ISubmissionLog.ReadHeadsAsync"/>
    Task<IReadOnlyDictionary<string, long>> ReadHeadsAsync(string organisation, CancellationToken cancellationToken);

    /// <inheritdoc cref="ISubmissionLog.ReadHeadSumAsync"/>
    Task<long> ReadHeadSumAsync(string organisation, CancellationToken cancellationToken);

    /// <inheritdoc cref="ISubmissionLog.ReadLatestAsync"/>
    Task<IReadOnlyList<LoggedSubmission>> ReadLatestAsync(string organisation, int count, CancellationToken cancellationToken);

    /// <inheritdoc cref="ISubmissionLog.ReadAllAsync"/>
    IAsyncEnumerable<LoggedSubmission> ReadAllAsync(string organisation, CancellationToken cancellationToken);

    /// <summary>Reads something, to see whether the database answers.</summary>
    Task PingAsync(CancellationToken cancellationToken);

    /// <summary>Commits something, to see whether the database can be written.</summary>
    Task ProbeAsync(DateTimeOffset now, CancellationToken cancellationToken);
}
