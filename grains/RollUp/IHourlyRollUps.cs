using System.Collections.Immutable;

namespace Kazva.RollUp;

/// <summary>The kinds of grain that have figures.</summary>
[GenerateSerializer, Alias("kazva.level")]
public enum GridLevel
{
    /// <summary>One plate.</summary>
    Location,

    /// <summary>An area.</summary>
    Settlement,

    /// <summary>A kind of service.</summary>
    Category,

    /// <summary>The whole.</summary>
    Organisation,

    /// <summary>A kind of service in one settlement: it has live figures, but no hourly roll-ups, and is not in the feed.</summary>
    SettlementCategory,
}

/// <summary>The scores that were counted in one UTC hour at one place of the grid.</summary>
/// <param name="Id">A code, a settlement's or category's id, or the organisation's id.</param>
/// <param name="Hour">The start of the hour, UTC; the hour is half-open.</param>
/// <param name="Histogram">Ten counts, of the scores 1 to 10.</param>
public sealed record HourlyRollUp(
    GridLevel Level, string Id, DateTimeOffset Hour, ImmutableArray<int> Histogram);

/// <summary>The hourly roll-ups that are committed with the log, by location, settlement, category and organisation:
/// by the settlement and category that a location had when it was answered.
/// <para>A score counts for the settlement that the log names and for none around it: the history of an enclosing settlement is
/// the sum of its own and of those within it, as they lie in each other now.</para></summary>
public interface IHourlyRollUps
{
    /// <summary>The hours in [<paramref name="from"/>, <paramref name="to"/>) that have any score, by rising hour.</summary>
    /// <exception cref="Submissions.StorageUnavailableException">The database cannot be reached.</exception>
    Task<IReadOnlyList<HourlyRollUp>> ReadAsync(
        string organisation, GridLevel level, string id, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken = default);

    /// <summary>The sum of the histograms of several places of one level over the hours in [<paramref name="from"/>, <paramref name="to"/>): ten
    /// counts, all 0 when there are no scores.</summary>
    /// <exception cref="Submissions.StorageUnavailableException">The database cannot be reached.</exception>
    Task<ImmutableArray<int>> SumAsync(
        string organisation, GridLevel level, ImmutableArray<string> ids, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken = default);

    /// <summary>Every roll-up of an organisation, in no particular order.</summary>
    /// <exception cref="Submissions.StorageUnavailableException">The database cannot be reached.</exception>
    IAsyncEnumerable<HourlyRollUp> ReadAllAsync(string organisation, CancellationToken cancellationToken = default);
}
