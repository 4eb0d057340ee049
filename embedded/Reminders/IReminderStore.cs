namespace Kazva.Embedded;

/// <summary>A reminder as it is stored.</summary>
/// <param name="Grain">Whose reminder it is.</param>
/// <param name="Name">Unique in the grain.</param>
/// <param name="FirstDue">When its first tick is or was due; every later one is a whole number of periods after it.</param>
/// <param name="Period">Between two ticks.</param>
public sealed record StoredReminder(GrainId Grain, string Name, DateTimeOffset FirstDue, TimeSpan Period);

/// <summary>Where reminders outlive the process. A method returns after its change is durable.</summary>
public interface IReminderStore
{
    /// <summary>Stores a reminder, in place of one of the same grain and name.</summary>
    Task UpsertAsync(StoredReminder reminder, CancellationToken cancellationToken);

    /// <summary>Removes a reminder; does nothing if there is none.</summary>
    Task RemoveAsync(GrainId grain, string name, CancellationToken cancellationToken);

    /// <summary>The reminders of one grain, in any order.</summary>
    Task<IReadOnlyList<StoredReminder>> ReadAsync(GrainId grain, CancellationToken cancellationToken);

    /// <summary>All reminders, in any order.</summary>
    Task<IReadOnlyList<StoredReminder>> ReadAllAsync(CancellationToken cancellationToken);
}
