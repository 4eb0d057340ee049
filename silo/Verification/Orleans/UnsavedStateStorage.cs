using Orleans.Storage;

namespace Kazva.Silo.Verification;

/// <summary>Reads the stored states and saves none, so that looking changes nothing.</summary>
internal sealed class UnsavedStateStorage(IGrainStorage stored) : IGrainStorage, ILifecycleParticipant<ISiloLifecycle>
{
    /// <summary>The storage itself learns of the start by this.</summary>
    public void Participate(ISiloLifecycle observer) => (stored as ILifecycleParticipant<ISiloLifecycle>)?.Participate(observer);

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        stored.ReadStateAsync(stateName, grainId, grainState);

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => Task.CompletedTask;

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => Task.CompletedTask;
}
