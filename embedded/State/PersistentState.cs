using System.Text.Json;

namespace Kazva.Embedded.State;

/// <summary>A state as JSON in a store.</summary>
internal sealed class PersistentState<TState>(
    IGrainStateStore store, string name, GrainId grain, JsonSerializerOptions json) : IPersistentState<TState>, IStoredStateFacet
{
    public TState State { get; set; } = New();

    public string? Etag { get; private set; }

    public bool RecordExists => Etag is not null;

    public Task LoadAsync(CancellationToken cancellationToken) => ReadStateAsync(cancellationToken);

    public async Task ReadStateAsync(CancellationToken cancellationToken = default)
    {
        var stored = await store.ReadAsync(name, grain, cancellationToken);
        State = stored is null ? New() : Parse(stored.Payload.Span);
        Etag = stored?.ETag;
    }

    public async Task WriteStateAsync(CancellationToken cancellationToken = default) =>
        Etag = await store.WriteAsync(name, grain, JsonSerializer.SerializeToUtf8Bytes(State, json), Etag, cancellationToken);

    public async Task ClearStateAsync(CancellationToken cancellationToken = default)
    {
        await store.ClearAsync(name, grain, Etag, cancellationToken);
        State = New();
        Etag = null;
    }

    private static TState New() => typeof(TState).IsValueType || typeof(TState).GetConstructor([]) is not null
        ? Activator.CreateInstance<TState>()
        : default!;

    private TState Parse(ReadOnlySpan<byte> payload)
    {
        try
        {
            return JsonSerializer.Deserialize<TState>(payload, json)!;
        }
        catch (JsonException e)
        {
            throw new InvalidOperationException($"The stored state '{name}' of {grain} is not a {typeof(TState).Name}: {e.Message}", e);
        }
    }
}
