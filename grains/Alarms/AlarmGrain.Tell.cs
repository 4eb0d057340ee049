using Kazva.Alarms.Delivery;
using Kazva.Alarms.Storage;
using Kazva.Alarms.Watching;
using Kazva.Definition;
using Kazva.Observability;
using Kazva.Submissions;

namespace Kazva.Alarms;

/// <summary>Who is told of what has become durable, and what is done when something could not.</summary>
internal sealed partial class AlarmGrain
{
    private readonly Dictionary<IAlarmObserver, DateTimeOffset> _observers = [];
    private string _epoch = NewEpoch();
    private long _seq;

    private void Committed(AlarmCommit commit)
    {
        if (!commit.Alarms.IsEmpty || !commit.Silences.IsEmpty) Tell(new AlarmNews(_epoch, ++_seq, commit.Alarms, commit.Transitions, commit.Silences));
        foreach (var channel in commit.Notifications.Where(n => n.State == NotificationState.Waiting).Select(n => n.Channel).Distinct(StringComparer.Ordinal))
            _ = Wake(channel);
    }

    private void Tell(AlarmNews news)
    {
        var now = time.GetUtcNow();
        foreach (var (observer, until) in _observers)
        {
            if (until < now) _observers.Remove(observer);
            else _ = observer.Changed(news);
        }
    }

    /// <summary>Wakes every channel that has something to send: one that was awake looks by itself, but may have gone with its process.</summary>
    private async Task WakeDue()
    {
        try
        {
            foreach (var channel in await outbox.ReadChannelsDueAsync(this.GetPrimaryKeyString(), time.GetUtcNow())) _ = Wake(channel);
        }
        catch (StorageUnavailableException exception)
        {
            LogOutboxUnread(this.GetPrimaryKeyString(), exception.Message);
        }
    }

    private async Task Wake(string channel)
    {
        try
        {
            await GrainFactory.GetGrain<IChannelGrain>(GridKey.Of(this.GetPrimaryKeyString(), channel)).Wake();
        }
#pragma warning disable CA1031 // What is due on the channel is durable; it is woken again in a minute.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogNotWoken(this.GetPrimaryKeyString(), channel, exception.Message);
        }
    }

    private void Failed(AlarmWatch? watch, Exception exception)
    {
        // Several things may fail with one watch; the first has been told of.
        if (watch is null || !ReferenceEquals(watch, _watch)) return;
        if (!watch.IsOver)
        {
            LogUnread(this.GetPrimaryKeyString(), exception.Message);
            return;
        }
        _watch = null;
        switch (exception)
        {
            case AlarmsOvertakenException:
                AlarmMetrics.Restarted(this.GetPrimaryKeyString(), "overtaken");
                LogOvertaken(this.GetPrimaryKeyString());
                _overtaken = true;
                DeactivateOnIdle();
                break;
            case StorageUnavailableException:
                AlarmMetrics.Restarted(this.GetPrimaryKeyString(), "unavailable");
                LogUnavailable(this.GetPrimaryKeyString(), exception.Message);
                break;
            default:
                AlarmMetrics.Restarted(this.GetPrimaryKeyString(), "failed");
                LogFailed(this.GetPrimaryKeyString(), exception);
                break;
        }
    }

    private static string NewEpoch() => Guid.NewGuid().ToString("N");
}
