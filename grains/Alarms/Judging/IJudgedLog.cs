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

    /// <summary>How many answers of an organisation this process has committed since it began. Those of the last seconds cost little to read; where none ever
    /// do, this stays 0.</summary>
    long CommittedHere(string organisation) => 0;
}
