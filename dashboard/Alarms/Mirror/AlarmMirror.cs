using System.Diagnostics;
using System.Threading.Channels;
using Kazva.Alarms;
using Kazva.Alarms.Life;
using Kazva.Alarms.Storage;
using Kazva.Dashboard.Hub;
using Kazva.Dashboard.Mirror;
using Kazva.Definition;
using Kazva.Feed;
using Kazva.Observability;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Logging;

namespace Kazva.Dashboard.Alarms.Mirror;

/// <summary>
/// What this process knows of one organisation's alarms, whatever the number of its browsers: it subscribes once, keeps what stands, and hands
/// every transition on to the hub at once. After anything missed it sends what stands anew.
/// </summary>
internal sealed partial class AlarmMirror(
    string organisation, IGridCatalog catalog, IGrainFactory grains, IGridConnection connection, IHubContext<GridHub> hub, TimeProvider time, ILogger logger) : IAlarmObserver
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan RenewWithin = TimeSpan.FromSeconds(5);

    private readonly Channel<(AlarmNews News, ActivityContext Trace)> _news = Channel.CreateUnbounded<(AlarmNews, ActivityContext)>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Screens _screens = new(organisation, hub, logger);
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Alarm> _alarms = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, AlarmSilence> _silences = [];
    private AlarmSnapshot? _last;
    private bool _lost;
    private long _expected;

    /// <summary>What stands, or null while it cannot be told.</summary>
    public AlarmSnapshot? Snapshot
    {
        get
        {
            lock (_lock) return _lost || connection.IsLost ? null : Standing();
        }
    }

    /// <summary>The same for browsers.</summary>
    public AlarmsView? View => Snapshot is { } snapshot && catalog.TryGet(organisation, out var grid) ? AlarmsView.Of(snapshot, grid) : null;

    /// <inheritdoc/>
    public Task Changed(AlarmNews news)
    {
        _news.Writer.TryWrite((news, GridTracing.Current));
        return Task.CompletedTask;
    }

    /// <summary>Follows the alarms until stopped; whatever fails is tried again.</summary>
    public async Task Run(CancellationToken stopping)
    {
        IAlarmObserver? observer = null;
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                while (connection.IsLost) await Task.Delay(RetryAfter, time, stopping);
                var alarms = grains.GetGrain<IAlarmGrain>(organisation);
                observer ??= grains.CreateObjectReference<IAlarmObserver>(this);
                Begin(await alarms.Subscribe(observer).WaitAsync(RenewWithin, time, stopping));
                await Follow(alarms, observer, stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                break;
            }
#pragma warning disable CA1031 // Whatever the grain fails with, the screens must come back by themselves.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                Lose(exception.Message);
                await Task.Delay(RetryAfter, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
        if (observer is not null) grains.DeleteObjectReference<IAlarmObserver>(observer);
    }

    /// <summary>Passes news on until some are missing, and renews the subscription now and then.</summary>
    private async Task Follow(IAlarmGrain alarms, IAlarmObserver observer, CancellationToken stopping)
    {
        using var renew = new PeriodicTimer(FeedSubscription.RenewEvery, time);
        var due = renew.WaitForNextTickAsync(stopping).AsTask();
        while (true)
        {
            var more = _news.Reader.WaitToReadAsync(stopping).AsTask();
            await await Task.WhenAny(more, due);
            while (_news.Reader.TryRead(out var next))
                if (!Take(next.News, next.Trace))
                    return;
            if (!due.IsCompleted) continue;

            var snapshot = await alarms.Subscribe(observer).WaitAsync(RenewWithin, time, stopping);
            if (HasMissed(snapshot)) Begin(snapshot);
            else Renew(snapshot);
            due = renew.WaitForNextTickAsync(stopping).AsTask();
        }
    }

    /// <summary>Whether news are missing that will not come: the grain began anew, or the mirror has not reached where it was a whole renewal ago.</summary>
    private bool HasMissed(AlarmSnapshot snapshot)
    {
        var missed = snapshot.Epoch != _last!.Epoch || _last.Seq < _expected;
        _expected = snapshot.Seq;
        return missed;
    }

    private void Begin(AlarmSnapshot snapshot)
    {
        lock (_lock)
        {
            _expected = 0;
            _lost = false;
            Replace(snapshot);
        }
        if (catalog.TryGet(organisation, out var grid)) _screens.Send("alarms", AlarmsView.Of(snapshot, grid));
    }

    /// <summary>Takes what changes without news: rules, the minute that was judged, and what is so old that it is no longer told.</summary>
    private void Renew(AlarmSnapshot snapshot)
    {
        bool differs;
        lock (_lock)
        {
            // News are still under way; what they bring is not to be told as known before they are passed on.
            if (snapshot.Seq != _last!.Seq) return;
            differs = !HasSameRules(snapshot);
            Replace(snapshot);
        }
        if (differs && catalog.TryGet(organisation, out var grid)) _screens.Send("alarms", AlarmsView.Of(snapshot, grid));
    }

    private bool HasSameRules(AlarmSnapshot snapshot) =>
        snapshot.Rules.Select(KeyOf).SequenceEqual(_last!.Rules.Select(KeyOf));

    private static (string Id, DateTimeOffset Since, string? Who) KeyOf(RuleInForce rule) => (rule.Rule.Id, rule.Since, rule.Who);

    private void Replace(AlarmSnapshot snapshot)
    {
        _last = snapshot;
        _alarms.Clear();
        foreach (var alarm in snapshot.Alarms) _alarms[alarm.Id] = alarm;
        _silences.Clear();
        foreach (var silence in snapshot.Silences) _silences[silence.Id] = silence;
    }

    private AlarmSnapshot? Standing() => _last is null ? null : _last with { Alarms = [.. _alarms.Values], Silences = [.. _silences.Values] };

    /// <returns>Whether the news follow what the mirror has.</returns>
    private bool Take(AlarmNews news, ActivityContext trace)
    {
        using var activity = GridTracing.StartLater("alarm mirror", trace);
        lock (_lock)
        {
            if (news.Epoch != _last!.Epoch) return true; // Of an earlier life of the grain; the renewal finds a later one.
            if (news.Seq <= _last.Seq) return true;
            if (news.Seq > _last.Seq + 1) return false;
            _last = _last with { Seq = news.Seq };
            foreach (var alarm in news.Alarms) _alarms[alarm.Id] = alarm;
            foreach (var silence in news.Silences) _silences[silence.Id] = silence;
        }
        MirrorMetrics.Told(organisation, news.Transitions.Length);
        if (catalog.TryGet(organisation, out var grid)) _screens.Send("alarm", AlarmMessage.Of(news, grid));
        return true;
    }

    /// <summary>What is kept goes stale from now on, and who has the page open is told.</summary>
    private void Lose(string reason)
    {
        lock (_lock)
        {
            if (_lost || _last is null) return;
            _lost = true;
        }
        MirrorMetrics.Lost(organisation);
        LogLost(organisation, reason);
        _screens.Send("alarmsLost", new LostMessage(time.GetUtcNow()));
    }
}
