using System.Collections.Immutable;

namespace Kazva.Actions;

/// <summary>The durable changes of actions. Every method throws <see cref="Submissions.StorageUnavailableException"/> when the database cannot be
/// reached or written.</summary>
public interface IActionStore
{
    /// <summary>Adds a change.</summary>
    /// <returns>False when its number does not follow the newest of its action; then nothing was written.</returns>
    Task<bool> AppendAsync(string organisation, ActionChange change, CancellationToken cancellationToken = default);

    /// <summary>The newest change of every action, what was done last first.</summary>
    Task<ImmutableArray<ActionChange>> ReadNewestAsync(string organisation, CancellationToken cancellationToken = default);

    /// <summary>All changes of an action by rising number; none when there is no such action.</summary>
    Task<ImmutableArray<ActionChange>> ReadHistoryAsync(string organisation, Guid action, CancellationToken cancellationToken = default);
}
