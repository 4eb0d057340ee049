namespace Kazva.Embedded;

/// <summary>A state as it is stored.</summary>
/// <param name="Payload">UTF-8 JSON.</param>
/// <param name="ETag">Changes with every write; opaque to the host.</param>
public sealed record StoredState(ReadOnlyMemory<byte> Payload, string ETag);

/// <summary>Where the states of grains outlive the process. A method returns after its change is durable.</summary>
public interface IGrainStateStore
{
    /// <summary>The stored state, or null.</summary>
    Task<StoredState?> ReadAsync(string stateName, GrainId grain, CancellationToken cancellationToken);

    /// <summary>Writes a state, if the stored one still has the given ETag.</summary>
    /// <param name="etag">The ETag last read or written; null if there must be no stored state.</param>
    /// <returns>The new ETag.</returns>
    /// <exception cref="InconsistentStateException">The ETag is not the stored one; nothing was written.</exception>
    Task<string> WriteAsync(
        string stateName, GrainId grain, ReadOnlyMemory<byte> payload, string? etag, CancellationToken cancellationToken);

    /// <summary>Removes a state, if it still has the given ETag.</summary>
    /// <param name="etag">The ETag last read or written; null if there must be no stored state.</param>
    /// <exception cref="InconsistentStateException">The ETag is not the stored one; nothing was removed.</exception>
    Task ClearAsync(string stateName, GrainId grain, string? etag, CancellationToken cancellationToken);
}
