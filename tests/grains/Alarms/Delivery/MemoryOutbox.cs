using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Kazva.Alarms.Delivery.Tests;

/// <summary>An outbox in memory.</summary>
internal sealed class MemoryOutbox : IOutbox
{
    private readonly ConcurrentDictionary<string, Notification> _rows = new(StringComparer.Ordinal);

    public IEnumerable<Notification> Rows => _rows.Values.OrderBy(row => row.Id, StringComparer.Ordinal);

    public Notification this[string id] => _rows[id];

    public void Add(params IEnumerable<Notification> rows)
    {
        foreach (var row in rows) _rows[row.Id] = row;
    }

    public Task<ImmutableArray<Notification>> ReadDueAsync(
        string organisation, string channel, DateTimeOffset now, int most, CancellationToken cancellationToken = default) =>
        Task.FromResult(Waiting(channel).Where(row => row.DueAt <= now).OrderBy(row => row.Urgent ? 0 : 1).ThenBy(row => row.DueAt).Take(most).ToImmutableArray());

    public Task<DateTimeOffset?> ReadNextDueAsync(string organisation, string channel, CancellationToken cancellationToken = default) =>
        Task.FromResult(Waiting(channel).Min(row => (DateTimeOffset?)row.DueAt));

    public Task<ImmutableArray<string>> ReadChannelsDueAsync(string organisation, DateTimeOffset by, CancellationToken cancellationToken = default) =>
        Task.FromResult(_rows.Values.Where(row => row.State == NotificationState.Waiting && row.DueAt <= by).Select(row => row.Channel).Distinct(StringComparer.Ordinal).ToImmutableArray());

    public Task SaveAsync(string organisation, ImmutableArray<Notification> notifications, CancellationToken cancellationToken = default)
    {
        Add(notifications);
        return Task.CompletedTask;
    }

    public Task<Notification?> ReadAsync(string organisation, string notification, CancellationToken cancellationToken = default) =>
        Task.FromResult(_rows.GetValueOrDefault(notification));

    public Task<ImmutableArray<Notification>> ReadLogAsync(
        string organisation, string? alarm, ImmutableArray<NotificationState> states, DateTimeOffset? before, int most, CancellationToken cancellationToken = default) =>
        Task.FromResult(_rows.Values.Where(row => (alarm is null || row.Alarm == alarm) && (states.IsEmpty || states.Contains(row.State)) && !(row.CreatedAt >= before))
            .OrderByDescending(row => row.CreatedAt).Take(most).ToImmutableArray());

    private IEnumerable<Notification> Waiting(string channel) =>
        _rows.Values.Where(row => row.Channel == channel && row.State == NotificationState.Waiting);
}
