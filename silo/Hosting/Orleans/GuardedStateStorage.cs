using Kazva.Silo.Storage.Postgres;
using Kazva.Submissions;
using Npgsql;
using Orleans.Storage;

namespace Kazva.Silo.Hosting;

/// <summary>Says of a database that is away what the log says of it: who called may be in another process, which knows nothing of
/// PostgreSQL's exceptions.</summary>
internal sealed class GuardedStateStorage(IGrainStorage stored) : IGrainStorage, ILifecycleParticipant<ISiloLifecycle>
{
    /// <summary>The storage itself learns of the start by this.</summary>
    public void Participate(ISiloLifecycle observer) => (stored as ILifecycleParticipant<ISiloLifecycle>)?.Participate(observer);

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        Guarded(() => stored.ReadStateAsync(stateName, grainId, grainState));

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        Guarded(() => stored.WriteStateAsync(stateName, grainId, grainState));

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        Guarded(() => stored.ClearStateAsync(stateName, grainId, grainState));

    private static async Task Guarded(Func<Task> use)
    {
        try
        {
            await use();
        }
        catch (NpgsqlException exception) when (PostgresErrors.MeansUnavailable(exception))
        {
#pragma warning disable MA0054 // Without its cause, which the other process could not read.
            throw new StorageUnavailableException(PostgresErrors.Unavailable(exception).Message);
#pragma warning restore MA0054
        }
    }
}
