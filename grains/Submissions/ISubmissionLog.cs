using Kazva.Abuse;

namespace Kazva.Submissions;

/// <summary>
/// The log of all submissions: the truth of which every other figure is a projection.
/// Every method throws <see cref="StorageUnavailableException"/> when the database cannot be reached or written.
/// </summary>
public interface ISubmissionLog
{
    /// <summary>
    /// Commits a submission under its number and, in the same transaction, adds it to the hourly roll-ups, unless it is held.
    /// Many calls share one transaction. Calls for one location must come in the order of their numbers,
    /// and need not wait for each other.
    /// <para>The number must follow the location's head, the last number that was used; so a stale activation,
    /// which has not seen the newest submissions, can commit nothing.</para>
    /// </summary>
    /// <exception cref="StorageUnavailableException">Nothing is known of the outcome: read the head again.</exception>
    Task<AppendResult> AppendAsync(LoggedSubmission submission);

    /// <summary>
    /// Commits decisions about submissions of one location under their numbers, which follow each other, and takes the hourly roll-ups along in the
    /// same transaction. The numbers are like those of submissions, and calls of both kinds come in their order. Whether a decision can be
    /// made is found out within the transaction: of two about one submission, the second is told of the first. Its number is used up all the same.
    /// </summary>
    /// <returns>What became of each, in their order.</returns>
    /// <exception cref="StorageUnavailableException">Nothing is known of the outcome: read the head again.</exception>
    Task<IReadOnlyList<DecisionResult>> DecideAsync(string organisation, IReadOnlyList<Decision> decisions);

    /// <summary>The location's head and, in the same snapshot of the database, what the rows after number <paramref name="after"/> do to scores
    /// that count at or after <paramref name="countedFrom"/>, by rising number. A held submission adds its score and takes it out again.</summary>
    Task<LocationTail> ReadTailAsync(
        string organisation, string location, long after, DateTimeOffset countedFrom, CancellationToken cancellationToken = default);

    /// <summary>The heads of all locations of an organisation that were ever answered.</summary>
    Task<IReadOnlyDictionary<string, long>> ReadHeadsAsync(string organisation, CancellationToken cancellationToken = default);

    /// <summary>The sum of the heads of all locations of an organisation. Heads only rise, but where the
    /// database is put back: so while it stays the same, almost certainly all of them do.</summary>
    Task<long> ReadHeadSumAsync(string organisation, CancellationToken cancellationToken = default);

    /// <summary>The submissions received last, newest first, of those that count.</summary>
    Task<IReadOnlyList<LoggedSubmission>> ReadLatestAsync(string organisation, int count, CancellationToken cancellationToken = default);

    /// <summary>Every submission of an organisation with what was decided about it, by location and rising number, in one snapshot of the database.</summary>
    IAsyncEnumerable<LoggedSubmission> ReadAllAsync(string organisation, CancellationToken cancellationToken = default);
}

/// <summary>What became of an append.</summary>
public enum AppendOutcome
{
    /// <summary>Durable.</summary>
    Committed,

    /// <summary>The organisation has the id already; the number is used up all the same.</summary>
    Duplicate,

    /// <summary>The number does not follow the location's head: another activation wrote meanwhile. Nothing was written.</summary>
    Fenced,
}

/// <summary>The outcome of an append.</summary>
/// <param name="Existing">The submission that already has the id, when <see cref="AppendOutcome.Duplicate"/>.</param>
public sealed record AppendResult(AppendOutcome Outcome, LoggedSubmission? Existing = null)
{
    /// <summary>Durable.</summary>
    public static AppendResult Committed { get; } = new(AppendOutcome.Committed);

    /// <summary>Overtaken.</summary>
    public static AppendResult Fenced { get; } = new(AppendOutcome.Fenced);
}

/// <summary>The outcome of a decision.</summary>
/// <param name="Decision">The decision that stands: the one that was made, or the one that stood in its way.</param>
/// <param name="Effect">What it does to the sums; null when nothing.</param>
public sealed record DecisionResult(DecisionOutcome Outcome, Decision? Decision = null, LoggedScore? Effect = null)
{
    /// <summary>There is no such submission.</summary>
    public static DecisionResult Unknown { get; } = new(DecisionOutcome.Unknown);

    /// <summary>Overtaken: the number does not follow the location's head, and nothing was written.</summary>
    public static DecisionResult Overtaken { get; } = new(DecisionOutcome.Overtaken);
}

/// <summary>The end of one location's log.</summary>
/// <param name="Head">The last number that was used; 0 when the location was never answered.</param>
public sealed record LocationTail(long Head, IReadOnlyList<LoggedScore> Scores);
