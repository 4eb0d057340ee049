namespace Kazva.Embedded;

/// <summary>State of a grain that is read before its activation and written when the grain says so.</summary>
public interface IPersistentState<TState>
{
    /// <summary>The state in memory; a new one if none is stored.</summary>
    TState State { get; set; }

    /// <summary>The version that was read or written last, or null.</summary>
    string? Etag { get; }

    /// <summary>Whether there is a stored state.</summary>
    bool RecordExists { get; }

    /// <summary>Reads the stored state over <see cref="State"/>.</summary>
    Task ReadStateAsync(CancellationToken cancellationToken = default);

    /// <summary>Writes <see cref="State"/>.</summary>
    /// <exception cref="InconsistentStateException">The stored state is not the one that was read.</exception>
    Task WriteStateAsync(CancellationToken cancellationToken = default);

    /// <summary>Removes the stored state and starts <see cref="State"/> anew.</summary>
    /// <exception cref="InconsistentStateException">The stored state is not the one that was read.</exception>
    Task ClearStateAsync(CancellationToken cancellationToken = default);
}

/// <summary>Asks for a stored state in a grain's constructor, as an <see cref="IPersistentState{TState}"/>.</summary>
/// <param name="stateName">The name of the state among those of the grain.</param>
/// <param name="storageName">The key under which an <see cref="IGrainStateStore"/> is registered; the one without a key where there is none.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class PersistentStateAttribute(string stateName, string? storageName = null) : Attribute
{
    /// <summary>The name of the state among those of the grain.</summary>
    public string StateName { get; } = stateName;

    /// <summary>The name of the store.</summary>
    public string? StorageName { get; } = storageName;
}
