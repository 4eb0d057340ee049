using System.Collections.Immutable;
using System.Diagnostics;
using System.Threading.Channels;
using Kazva.Dashboard.Hub;
using Kazva.Definition;
using Kazva.Feed;
using Kazva.Observability;
using Kazva.RollUp;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Logging;

namespace Kazva.Dashboard.Mirror;

/// <summary>
/// What this process knows of one organisation's feed, whatever the number of its browsers: it subscribes once, keeps the
/// newest states for those who open the page, and hands every batch on to the hub. After anything missed it takes a fresh
/// snapshot; the browsers see the gap in the numbers and do the same.
/// </summary>
internal sealed partial class FeedMirror(
    string organisation, IGrainFactory grains, IGridConnection connection, IHubContext<GridHub> hub, TimeProvider time, ILogger logger) : IFeedObserver
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    /// <summary>A feed that takes longer has lost its silo, or that has lost us: the figures go stale.</summary>
    private static readonly TimeSpan RenewWithin = TimeSpan.FromSeconds(5);

    /// <summary>The same for a subscription, which waits for a feed that begins and for the state of every location. Without a limit, one that
    /// was sent to a silo that froze would keep the screens waiting for as long as a call may take at all.</summary>
    private static readonly TimeSpan SubscribeWithin = TimeSpan.FromSeconds(10);

    private readonly Channel<(FeedBatch Batch, ActivityContext Trace)> _batches = Channel.CreateUnbounded<(FeedBatch, ActivityContext)>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Screens _screens = new(organisation, hub, logger);
    private readonly Lock _lock = new();
    private readonly Dictionary<(GridLevel, string), GridState> _states = [];
    private ImmutableArray<FeedAnswer> _latest = [];
    private FeedPosition? _position;
    private bool _lost;
    private long _expected;

    /// <summary>What the feed said last, or null while it cannot be reached.</summary>
    public FeedSnapshot? Snapshot
    {
        get
        {
            lock (_lock) return _position is null || _lost || connection.IsLost ? null : new FeedSnapshot(_position, [.. _states.Values], _latest);
        }
    }

    /// <summary>Where the feed is, or null before it said anything.</summary>
    public FeedPosition? Position
    {
        get
        {
            lock (_lock) return _position;
        }
    }

    /// <inheritdoc/>
    public Task Changes(FeedBatch batch)
    {
        _batches.Writer.TryWrite((batch, GridTracing.Current));
        return Task.CompletedTask;
    }

    /// <summary>Follows the feed until stopped; whatever fails is tried again.</summary>
    public async Task Run(CancellationToken stopping)
    {
        IFeedObserver? observer = null;
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await Reachable(stopping);
                var feed = grains.GetGrain<IFeedGrain>(organisation);
                observer ??= grains.CreateObjectReference<IFeedObserver>(this);
                Begin(await feed.Subscribe(observer).WaitAsync(SubscribeWithin, time, stopping));
                await Follow(feed, observer, stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                break;
            }
#pragma warning disable CA1031 // Whatever the feed fails with, the screens must come back by themselves.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                Lose(exception.Message);
                await Task.Delay(RetryAfter, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
        if (observer is not null) grains.DeleteObjectReference<IFeedObserver>(observer);
    }

    /// <summary>Waits while the grains cannot be reached at all.</summary>
    private async Task Reachable(CancellationToken stopping)
    {
        if (connection.IsLost && Position is not null) Lose("no silo can be reached");
        while (connection.IsLost) await Task.Delay(RetryAfter, time, stopping);
    }

    /// <summary>What is kept goes stale from now on: who opens the page is refused, and who has it open is told.</summary>
    private void Lose(string reason)
    {
        lock (_lock)
        {
            if (_lost) return;
            _lost = true;
        }
        MirrorMetrics.Lost(organisation);
        LogLost(organisation, reason);
        _screens.Send("lost", new LostMessage(time.GetUtcNow()));
    }

    /// <summary>Passes batches on until one is missing, and renews the subscription now and then.</summary>
    private async Task Follow(IFeedGrain feed, IFeedObserver observer, CancellationToken stopping)
    {
        using var renew = new PeriodicTimer(FeedSubscription.RenewEvery, time);
        var due = renew.WaitForNextTickAsync(stopping).AsTask();
        while (true)
        {
            var more = _batches.Reader.WaitToReadAsync(stopping).AsTask();
            await await Task.WhenAny(more, due);
            while (_batches.Reader.TryRead(out var next))
                if (!Take(next.Batch, next.Trace))
                    return;
            if (!due.IsCompleted) continue;

            if (HasMissed(await feed.Renew(observer).WaitAsync(RenewWithin, time, stopping))) return;
            due = renew.WaitForNextTickAsync(stopping).AsTask();
        }
    }

    /// <summary>Whether a batch is missing that will not come: the feed began anew, or the mirror has not reached
    /// where the feed was a whole renewal ago.</summary>
    private bool HasMissed(FeedPosition feed)
    {
        var missed = feed.Epoch != _position!.Epoch || _position.Seq < _expected;
        _expected = feed.Seq;
        return missed;
    }

    private void Begin(FeedSnapshot snapshot)
    {
        FeedPosition? before;
        lock (_lock)
        {
            _expected = 0;
            before = _position;
            _position = snapshot.Position;
            _lost = false;
            _latest = snapshot.Latest;
            _states.Clear();
            foreach (var state in snapshot.States) _states[(state.Kind, state.Id)] = state;
        }
        // An empty batch shows browsers that stayed connected by its number that they have missed something. Where that is a
        // single batch they would take the empty one for it, so this one holds everything.
        var isNext = before?.Epoch == snapshot.Position.Epoch && before.Seq + 1 == snapshot.Position.Seq;
        Send(new FeedBatch(snapshot.Position.Epoch, snapshot.Position.Seq, isNext ? snapshot.States : [], []), _ => null);
    }

    /// <returns>Whether the batch follows what the mirror has.</returns>
    private bool Take(FeedBatch batch, ActivityContext trace)
    {
        using var activity = GridTracing.StartLater("mirror", trace);
        var before = new Dictionary<(GridLevel, string), GridState?>(batch.States.Length);
        lock (_lock)
        {
            if (batch.Epoch != _position!.Epoch) return true; // Of an earlier life of the feed; the renewal finds a later one.
            if (batch.Seq <= _position.Seq) return true;
            if (batch.Seq > _position.Seq + 1) return false;
            _position = new FeedPosition(batch.Epoch, batch.Seq);
            foreach (var state in batch.States)
            {
                before.Add((state.Kind, state.Id), _states.GetValueOrDefault((state.Kind, state.Id)));
                _states[(state.Kind, state.Id)] = state;
            }
            _latest = [.. batch.Answers.Reverse().Concat(_latest).Take(FeedAnswer.MostKept)];
        }
        MirrorMetrics.Taken(organisation);
        Send(batch, state => before[(state.Kind, state.Id)]);
        return true;
    }

    private void Send(FeedBatch batch, Func<GridState, GridState?> before)
    {
        _screens.SendMoves("moves", MovesMessage.Of(batch, before));
        _screens.SendStates("changes", new ChangesMessage(batch.Epoch, batch.Seq, batch.States));
        foreach (var answer in batch.Answers) _screens.SendStates("comment", answer);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The feed of {Organisation} was lost ({Reason}); it is taken up again.")]
    private partial void LogLost(string organisation, string reason);
}

/// <summary>The hub's message when the feed cannot be reached: the figures on the screen are of before <paramref name="Since"/>. The next
/// <c>changes</c> ends it.</summary>
internal sealed record LostMessage(DateTimeOffset Since);

/// <summary>The hub's message of a batch.</summary>
internal sealed record ChangesMessage(string Epoch, long Seq, ImmutableArray<GridState> States);
