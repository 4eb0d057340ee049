using Kazva.Silo.Storage.Log;
using Kazva.Submissions;

namespace Kazva.Silo.Storage.Health;

internal sealed class StorageHealth(ISubmissionStore store, GroupCommitLog log, TimeProvider clock) : IStorageHealth
{
    public async Task<StorageCondition> CheckAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            await store.PingAsync(cancellationToken);
            // Whoever is not ready gets no submissions, so no commit of the log's would ever tell that it is over.
            if (log.LastFailure is not null) await store.ProbeAsync(clock.GetUtcNow(), cancellationToken);
            return new StorageCondition();
        }
        catch (StorageUnavailableException e)
        {
            return new StorageCondition(e.Message);
        }
    }
}
