namespace Kazva.Alarms.Judging;

/// <summary>The submission log as judging reads it. Every method throws <see cref="Submissions.StorageUnavailableException"/> when the database cannot
/// be reached.</summary>
public interface IJudgedLog
{
    /// <summary>What was received from <paramref name="from"/> on, in the order of arrival, in one snapshot of the database. Of one location the numbers
    /// rise, unless its clock was put back.</summary>
    IAsyncEnumerable<JudgedAnswer> ReadReceivedAsync(string organisation, DateTimeOffset from, CancellationToken cancellationToken = default);

    /// <summary>What some locations have after a number each, by location and rising number.</summary>
    Task<IReadOnlyList<JudgedAnswer>> ReadAfterAsync(
        string organisation, IReadOnlyDictionary<string, long> after, CancellationToken cancellationToken = default);

    /// <summary>What this process has committed of an organisation since this was last asked, in the order of the log, without reading it. It need not be all:
    /// other processes commit too, the first call gives nothing, and no more is kept than of a few seconds. What is missing is in the log.</summary>
    IReadOnlyCollection<JudgedAnswer> TakeCommittedHere(string organisation);
}
