using System.Collections.Immutable;
using Kazva.Alarms.Storage;
using Kazva.Alarms.Teams;
using Kazva.Definition;
using Kazva.Observability;
using Microsoft.Extensions.Logging;

namespace Kazva.Alarms.Delivery;

/// <summary>Sends what is due on one channel.</summary>
/// <param name="random">From 0 to below 1, for the jitter.</param>
internal sealed partial class ChannelDelivery(
    string organisation, string channel, IGridCatalog catalog, IOutbox outbox, IAlarmStore alarms, MessageWriter writer,
    IEnumerable<IChannelSender> senders, TimeProvider time, Func<double> random, ILogger logger)
{
    private const int MostRows = 200;

    /// <summary>How many alarms one message tells at most: a message of hundreds is read by nobody, and some kinds of channel limit its length.</summary>
    private const int MostItems = 20;

    private readonly DueSieve _sieve = new(alarms, outbox);

    /// <summary>Sends until nothing is due.</summary>
    /// <returns>When something will be; null when nothing waits.</returns>
    /// <exception cref="Submissions.StorageUnavailableException">The database cannot be reached or written. What was sent and could not be noted is sent again.</exception>
    public async Task<DateTimeOffset?> SendDue(CancellationToken cancellationToken)
    {
        while (true)
        {
            var now = time.GetUtcNow();
            var due = await outbox.ReadDueAsync(organisation, channel, now, MostRows, cancellationToken);
            if (due.IsEmpty) return await outbox.ReadNextDueAsync(organisation, channel, cancellationToken);
            await SendRows(due, now, cancellationToken);
        }
    }

    private async Task SendRows(ImmutableArray<Notification> due, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (!catalog.TryGet(organisation, out var grid) || TeamChannel.Find(grid.Grid, channel) is not { } to)
        {
            await Save(due, kind: null, new SendResult(SendOutcome.Refused, "There is no such channel any more."), cancellationToken);
            return;
        }
        if (grid.Grid.Simulated)
        {
            await outbox.SaveAsync(
                organisation, [.. due.Select(row => row with { State = NotificationState.Quietened, SettledAt = now, Result = Quieting.Simulated })], cancellationToken);
            return;
        }
        foreach (var test in due.Where(row => row.Alarm is null))
            await Save([test], to.Channel.Kind, await Send(to, MessageWriter.Test(grid, to), cancellationToken), cancellationToken);
        if (due.All(row => row.Alarm is null)) return;

        var book = await alarms.ReadBookAsync(organisation, now, cancellationToken);
        var (needed, settled) = await _sieve.Sift(grid, book, due.Where(row => row.Alarm is not null), now, cancellationToken);
        if (!settled.IsEmpty) await outbox.SaveAsync(organisation, settled, cancellationToken);
        // What is dangerous comes first, whatever else is due.
        foreach (var items in needed.OrderBy(item => item.Row.Urgent ? 0 : 1).ThenByDescending(item => item.Alarm.Severity).Chunk(MostItems))
            if (!await SendItems(grid, to, book, items, cancellationToken))
                return;
    }

    /// <summary>Sends one message.</summary>
    /// <returns>False when the other side failed: each attempt may take until its time limit, and what is dangerous and came meanwhile must not
    /// wait for all of them.</returns>
    private async Task<bool> SendItems(GridIndex grid, TeamChannel to, AlarmBook book, DueAlarm[] items, CancellationToken cancellationToken)
    {
        AlarmMessage message;
        try
        {
            message = await writer.Write(grid, to, book, items, cancellationToken);
        }
#pragma warning disable CA1031 // A mistake of ours in one message is tried again and given up as what the other side does is.
        catch (Exception exception) when (exception is not Submissions.StorageUnavailableException && !cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            LogBroken(exception, channel);
            if (items.Length == 1)
            {
                await Save([items[0].Row], to.Channel.Kind, new SendResult(SendOutcome.Failed, $"It could not be written: {exception.GetType().Name}."), cancellationToken);
                return true;
            }
            // One of them cannot be told; the others need not go down with it.
            foreach (var item in items)
                if (!await SendItems(grid, to, book, [item], cancellationToken))
                    return false;
            return true;
        }
        var result = await Send(to, message, cancellationToken);
        await Save([.. items.Select(item => item.Row)], to.Channel.Kind, result, cancellationToken);
        return result.Outcome != SendOutcome.Failed;
    }

    private async Task<SendResult> Send(TeamChannel to, AlarmMessage message, CancellationToken cancellationToken)
    {
        if (senders.FirstOrDefault(sender => sender.Kind == to.Channel.Kind) is not { } sender)
            return new SendResult(SendOutcome.Refused, $"This server has nothing that sends by {to.Channel.Kind}.");
        try
        {
            return await sender.SendAsync(to.Channel, message, cancellationToken);
        }
#pragma warning disable CA1031 // A mistake of ours in one kind of channel is tried again and given up as what the other side does is.
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            LogBroken(exception, channel);
            return new SendResult(SendOutcome.Failed, $"It could not be sent: {exception.GetType().Name}.");
        }
    }

    /// <summary>Notes what became of an attempt. Rows that went together stay together.</summary>
    /// <param name="kind">Null when it was not even tried.</param>
    private async Task Save(ImmutableArray<Notification> rows, ChannelKind? kind, SendResult result, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var wait = BackOff.After(rows.Min(row => row.Attempts) + 1, random());
        if (result.RetryAfter is { } asked && asked > wait) wait = asked < BackOff.Cap ? asked : BackOff.Cap;
        ImmutableArray<Notification> after =
            [.. rows.Select(row => After(row with { Attempts = row.Attempts + (kind is null ? 0 : 1), Result = result.Detail }))];
        await outbox.SaveAsync(organisation, after, cancellationToken);
        foreach (var same in after.GroupBy(row => row.State)) GridMetrics.Notified(organisation, Word(kind), Word(same.Key), same.Count());
        LogSent(channel, rows.Length, result.Outcome, result.Detail);

        Notification After(Notification row) => result.Outcome switch
        {
            SendOutcome.Delivered => row with { State = NotificationState.Delivered, SettledAt = now },
            SendOutcome.Failed when row.Attempts < BackOff.MostAttempts => row with { DueAt = now + wait },
            _ => row with { State = NotificationState.Dead, SettledAt = now },
        };
    }

    private static string Word(ChannelKind? kind) => kind?.ToString().ToLowerInvariant() ?? "none";

    private static string Word(NotificationState state) => state switch
    {
        NotificationState.Delivered => "delivered",
        NotificationState.Dead => "dead",
        _ => "failed",
    };

    [LoggerMessage(Level = LogLevel.Information, Message = "Channel {Channel}: {Count} told, {Outcome}: {Detail}")]
    private partial void LogSent(string channel, int count, SendOutcome outcome, string detail);

    [LoggerMessage(Level = LogLevel.Error, Message = "Channel {Channel} could not send for a mistake of this program's.")]
    private partial void LogBroken(Exception exception, string channel);
}
