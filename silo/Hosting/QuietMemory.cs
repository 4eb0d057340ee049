using Kazva.Definition;
using Kazva.Submissions;

namespace Kazva.Silo.Hosting;

/// <summary>
/// Gives memory back once when nobody has answered for a while, as at night. After a start or a busy day most locations have gone to sleep
/// (after a quarter of an hour), but what they took stays with the process: .NET looks for what is
/// no longer used when memory is asked for, and a quiet process asks for little. The collection stops everything for a tenth of a second to
/// a few, which nobody waits for then.
/// </summary>
internal sealed class QuietMemory(ISubmissionLog log, IGridCatalog catalog, TimeProvider time) : BackgroundService
{
    /// <summary>How long nobody must have answered; longer than locations stay awake.</summary>
    public static readonly TimeSpan QuietFor = TimeSpan.FromMinutes(20);

    private static readonly TimeSpan LookEvery = TimeSpan.FromMinutes(5);

    /// <summary>What gives the memory back.</summary>
    internal Action Collect { get; init; } = () => GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var (rows, quietSince, isDone) = (-1L, time.GetTimestamp(), false);
        using var timer = new PeriodicTimer(LookEvery, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            var now = await Rows(stoppingToken);
            if (now is null || now != rows) (rows, quietSince, isDone) = (now ?? -1, time.GetTimestamp(), false);
            if (isDone || time.GetElapsedTime(quietSince) < QuietFor) continue;
            Collect();
            isDone = true;
        }
    }

    /// <summary>How many rows there are in the logs; null while that cannot be known.</summary>
    private async Task<long?> Rows(CancellationToken cancellationToken)
    {
        try
        {
            var rows = 0L;
            foreach (var grid in catalog.Grids) rows += await log.ReadHeadSumAsync(grid.Id, cancellationToken);
            return rows;
        }
        catch (StorageUnavailableException)
        {
            // Who needs the database says so; this looks again.
            return null;
        }
    }
}
