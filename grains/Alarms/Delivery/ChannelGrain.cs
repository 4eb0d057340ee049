using Kazva.Alarms.Storage;
using Kazva.Definition;
using Kazva.Submissions;
using Microsoft.Extensions.Logging;

namespace Kazva.Alarms.Delivery;

/// <summary>
/// Sends what is due on one channel when it is woken and when something comes due. The timer that waits does not keep it in memory: who watches
/// the outbox (<see cref="IOutbox.ReadChannelsDueAsync"/>) wakes it again.
/// </summary>
[GrainType("channel")]
internal sealed partial class ChannelGrain(
    IGridCatalog catalog, IOutbox outbox, IAlarmStore alarms, IComplaintLog complaints, IAcknowledgeLinks links,
    IEnumerable<IChannelSender> senders, TimeProvider time, ILogger<ChannelGrain> logger) : Grain, IChannelGrain
{
    /// <summary>When it is tried again that failed for a reason of this server's.</summary>
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    private ChannelDelivery? _delivery;
    private IGrainTimer? _timer;
    private bool _woken;

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var (organisation, channel) = GridKey.Parse(this.GetPrimaryKeyString());
        _delivery = new ChannelDelivery(
            organisation, channel, catalog, outbox, alarms, new MessageWriter(complaints, links, logger), senders, time, Random.Shared.NextDouble, logger);
        _timer = this.RegisterGrainTimer(
            Tick, new GrainTimerCreationOptions(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan) { Interleave = true });
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task Wake()
    {
        _woken = true;
        Due(TimeSpan.Zero);
        return Task.CompletedTask;
    }

    private async Task Tick(CancellationToken cancellationToken)
    {
        _woken = false;
        var next = Again;
        try
        {
            next = await _delivery!.SendDue(cancellationToken) is { } due ? due - time.GetUtcNow() : Timeout.InfiniteTimeSpan;
        }
        catch (StorageUnavailableException exception)
        {
            LogUnavailable(this.GetPrimaryKeyString(), exception.Message);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // What was under way is still waiting in the outbox, and may be sent twice.
            return;
        }
        finally
        {
            // Whatever else went wrong is the host's to log; here it is only not the last time.
            if (!cancellationToken.IsCancellationRequested) Due(_woken ? TimeSpan.Zero : next);
        }
    }

    private void Due(TimeSpan due)
    {
        if (due != Timeout.InfiniteTimeSpan) due = due < TimeSpan.Zero ? TimeSpan.Zero : due < Longest ? due : Longest;
        _timer?.Change(due, Timeout.InfiniteTimeSpan);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Channel {Channel} could not read or note what is to be sent ({Reason}); it tries again.")]
    private partial void LogUnavailable(string channel, string reason);
}
