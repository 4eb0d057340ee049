using System.Collections.Immutable;

namespace Kazva.Alarms.Delivery;

/// <summary>
/// The durable outbox. Rows come into it with the transitions that they tell of (<see cref="Storage.AlarmCommit"/>); from then on only the
/// channel's grain and staff change them. Every method throws <see cref="Submissions.StorageUnavailableException"/> when the database cannot be
/// reached or written.
/// </summary>
public interface IOutbox
{
    /// <summary>The waiting notifications of a channel that are due, the urgent first and then the oldest.</summary>
    Task<ImmutableArray<Notification>> ReadDueAsync(string organisation, string channel, DateTimeOffset now, int most, CancellationToken cancellationToken = default);

    /// <summary>When the next waiting notification of a channel is due; null when none waits.</summary>
    Task<DateTimeOffset?> ReadNextDueAsync(string organisation, string channel, CancellationToken cancellationToken = default);

    /// <summary>The channels that have a waiting notification due by a time.</summary>
    Task<ImmutableArray<string>> ReadChannelsDueAsync(string organisation, DateTimeOffset by, CancellationToken cancellationToken = default);

    /// <summary>Adds a test message, or replaces rows by what has become of them.</summary>
    Task SaveAsync(string organisation, ImmutableArray<Notification> notifications, CancellationToken cancellationToken = default);

    /// <summary>One notification; null when there is none.</summary>
    Task<Notification?> ReadAsync(string organisation, string notification, CancellationToken cancellationToken = default);

    /// <summary>The delivery log, the newest first.</summary>
    /// <param name="alarm">Of this alarm only; null for all.</param>
    /// <param name="states">In one of these states; all when empty.</param>
    /// <param name="before">Created before this; null for all.</param>
    Task<ImmutableArray<Notification>> ReadLogAsync(
        string organisation, string? alarm, ImmutableArray<NotificationState> states, DateTimeOffset? before, int most, CancellationToken cancellationToken = default);
}
