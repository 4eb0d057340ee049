using System.Globalization;

namespace Kazva.Embedded;

/// <summary>Keeps states in memory, for tests and for grids that need not outlive the process.</summary>
public sealed class InMemoryGrainStateStore : IGrainStateStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(string, GrainId), StoredState> _states = [];
    private long _version;

    /// <inheritdoc/>
    public Task<StoredState?> ReadAsync(string stateName, GrainId grain, CancellationToken cancellationToken)
    {
        lock (_lock) return Task.FromResult(_states.GetValueOrDefault((stateName, grain)));
    }

    /// <inheritdoc/>
    public Task<string> WriteAsync(
        string stateName, GrainId grain, ReadOnlyMemory<byte> payload, string? etag, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (Conflict(stateName, grain, etag) is { } conflict) return Task.FromException<string>(conflict);
            var next = (++_version).ToString(CultureInfo.InvariantCulture);
            _states[(stateName, grain)] = new StoredState(payload.ToArray(), next);
            return Task.FromResult(next);
        }
    }

    /// <inheritdoc/>
    public Task ClearAsync(string stateName, GrainId grain, string? etag, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (Conflict(stateName, grain, etag) is { } conflict) return Task.FromException(conflict);
            _states.Remove((stateName, grain));
            return Task.CompletedTask;
        }
    }

    private InconsistentStateException? Conflict(string stateName, GrainId grain, string? etag)
    {
        var stored = _states.GetValueOrDefault((stateName, grain))?.ETag;
        return string.Equals(stored, etag, StringComparison.Ordinal)
            ? null
            : new InconsistentStateException($"State '{stateName}' of {grain} was written by somebody else.", stored, etag);
    }
}
