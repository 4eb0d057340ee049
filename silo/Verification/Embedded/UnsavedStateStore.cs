
namespace Kazva.Silo.Verification;

/// <summary>Reads the stored states and saves none, so that looking changes nothing.</summary>
internal sealed class UnsavedStateStore(IGrainStateStore stored) : IGrainStateStore
{
    public Task<StoredState?> ReadAsync(string stateName, GrainId grain, CancellationToken cancellationToken) =>
        stored.ReadAsync(stateName, grain, cancellationToken);

    public Task<string> WriteAsync(
        string stateName, GrainId grain, ReadOnlyMemory<byte> payload, string? etag, CancellationToken cancellationToken) =>
        Task.FromResult(etag ?? "unsaved");

    public Task ClearAsync(string stateName, GrainId grain, string? etag, CancellationToken cancellationToken) =>
        Task.CompletedTask;
}
