using Kazva.Alarms;
using Kazva.Definition;

namespace Kazva.Silo.Hosting;

/// <summary>Sees to it that the alarms of every organisation are watched from the start on, and again wherever they stopped to be: the grain
/// that does it is kept awake by nothing else when nobody answers and nobody looks.</summary>
internal sealed partial class AlarmWatching(
    IGrainFactory grains, IGridCatalog catalog, IHostApplicationLifetime lifetime, TimeProvider time, ILogger<AlarmWatching> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(3);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var onStart = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);

        using var timer = new PeriodicTimer(Every, time);
        do
        {
            await Task.WhenAll(catalog.Grids.Select(grid => Watch(grid.Id)));
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task Watch(string organisation)
    {
        try
        {
            await grains.GetGrain<IAlarmGrain>(organisation).Watch();
        }
#pragma warning disable CA1031 // The cluster may be about to put the grain elsewhere; it is asked again in a moment.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogNotWatched(organisation, exception.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The alarms of {Organisation} could not be asked to be watched: {Reason} They are asked again in a moment.")]
    private partial void LogNotWatched(string organisation, string reason);
}
