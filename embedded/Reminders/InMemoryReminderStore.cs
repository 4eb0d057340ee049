using System.Collections.Concurrent;

namespace Kazva.Embedded;

/// <summary>Keeps reminders in memory, for tests and for grids that need not outlive the process.</summary>
public sealed class InMemoryReminderStore : IReminderStore
{
    private readonly ConcurrentDictionary<(GrainId, string), StoredReminder> _reminders = new();

    /// <inheritdoc/>
    public Task UpsertAsync(StoredReminder reminder, CancellationToken cancellationToken)
    {
        _reminders[(reminder.Grain, reminder.Name)] = reminder;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task RemoveAsync(GrainId grain, string name, CancellationToken cancellationToken)
    {
        _reminders.TryRemove((grain, name), out _);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<StoredReminder>> ReadAsync(GrainId grain, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<StoredReminder>>([.. _reminders.Values.Where(r => r.Grain == grain)]);

    /// <inheritdoc/>
    public Task<IReadOnlyList<StoredReminder>> ReadAllAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<StoredReminder>>([.. _reminders.Values]);
}
