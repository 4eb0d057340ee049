using System.Collections.Immutable;
using Kazva.Alarms.Delivery;
using Kazva.Alarms.Judging;
using Kazva.Alarms.Life;
using Kazva.Alarms.Rules;
using Kazva.Alarms.Storage;
using Kazva.Alarms.Watching;
using Kazva.Definition;
using Kazva.Submissions;
using Microsoft.Extensions.Logging;

namespace Kazva.Alarms;

/// <summary>
/// Keeps a <see cref="AlarmWatch"/> over one organisation: it begins one, has it take what came each second and judge each minute, and begins another when one fails. It keeps
/// nothing that lasts itself.
/// <para>Activation waits for nothing. Calls interleave, or a long look through the log would keep a danger waiting; the watch sees to it that one
/// thing is committed at a time.</para>
/// </summary>
[Reentrant, KeepAlive, GrainType("alarms")]
internal sealed partial class AlarmGrain(
    IGridCatalog catalog, IAlarmStore store, IOutbox outbox, ISubmissionLog heads, IJudgedLog log, TimeProvider time, ILogger<AlarmGrain> logger)
    : Grain, IAlarmGrain
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    /// <summary>When judging is told to be behind: a minute and its answers take a moment, so two minutes are usual.</summary>
    private static readonly TimeSpan Behind = TimeSpan.FromMinutes(3);

    private GridIndex? _grid;
    private AlarmWatch? _watch;
    private Task? _begun;
    private bool _overtaken;
    private DateTimeOffset _toldBehind;

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (!catalog.TryGet(this.GetPrimaryKeyString(), out _grid)) return Task.CompletedTask;
        this.RegisterGrainTimer(_ => Look(), new GrainTimerCreationOptions(LookEvery, LookEvery) { Interleave = true });
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task Watch()
    {
        if (_grid is null || _overtaken) return Task.CompletedTask;
        if (_watch is { HasBegun: true } known && time.GetUtcNow() is var now && now - known.Judged > Behind && (now - _toldBehind).Duration() >= Behind)
        {
            _toldBehind = now;
            LogBehind(this.GetPrimaryKeyString(), known.Judged, known.IsWarm);
        }
        // It looks by itself every second, but that anything is judged must not hang on one timer.
        _ = Guarded(Look);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task Reported(string location, long number)
    {
        _ = Guarded(async watch =>
        {
            await watch.Reported(location, number);
            return true;
        });
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<AlarmReply> Act(AlarmAction action) => Reply(watch => watch.Act(action));

    /// <inheritdoc/>
    public Task<AlarmReply> Silence(AlarmSilence silence) => Reply(watch => watch.Silence(silence));

    /// <inheritdoc/>
    public async Task<AlarmReply> SaveRule(AlarmRule rule, string who) => BeginAnew(await Reply(watch => watch.SaveRule(rule, who)));

    /// <inheritdoc/>
    public async Task<AlarmReply> RemoveRule(string rule, string who) => BeginAnew(await Reply(watch => watch.RemoveRule(rule, who)));

    /// <inheritdoc/>
    public async Task<AlarmSnapshot> Subscribe(IAlarmObserver observer)
    {
        var watch = await Begun();
        var now = time.GetUtcNow();
        _observers[observer] = now + Feed.FeedSubscription.Lifetime;
        return new AlarmSnapshot(_epoch, _seq, watch.AlarmsSince(now.AddDays(-1)), watch.Silences(now), watch.Rules, watch.Judged);
    }

    /// <inheritdoc/>
    public async Task<ImmutableArray<JudgedSubject>> GetJudgements() => (await Begun()).Judgements;

    /// <inheritdoc/>
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _watch?.End();
        return Task.CompletedTask;
    }

    private async Task Look()
    {
        if (_watch is not { IsWarm: true }) return;
        await Guarded(async watch =>
        {
            await watch.TakeEarly();
            return await Look(watch);
        });
    }

    private async Task<bool> Look(AlarmWatch watch)
    {
        if (!await watch.Look()) return false;
        await WakeDue();
        return true;
    }

    /// <summary>The watch, once it has read its book.</summary>
    /// <exception cref="StorageUnavailableException">The database cannot be reached, or another activation has committed and this one is about to end.</exception>
    private async Task<AlarmWatch> Begun()
    {
        if (_overtaken) throw new StorageUnavailableException("Another activation has committed alarms; this one ends.");
        if (_grid is null) throw new InvalidOperationException($"There is no organisation '{this.GetPrimaryKeyString()}'.");
        if (_watch is null)
        {
            (_epoch, _seq) = (NewEpoch(), 0);
            _watch = new AlarmWatch(_grid, store, heads, log, time, Committed);
            _begun = _watch.Begin();
            WarmUp(_watch);
        }
        var watch = _watch;
        await _begun!;
        return watch;
    }

    /// <summary>Goes on with a watch once it has begun.</summary>
    private void WarmUp(AlarmWatch watch)
    {
        _ = Guarded(async begun =>
        {
            if (!ReferenceEquals(begun, watch)) return false;
            if (watch.Judged > time.GetUtcNow()) LogAhead(this.GetPrimaryKeyString(), watch.Judged);
            await watch.WarmUp();
            return true;
        });
        // What was planned before a crash. Whether that can be read has nothing to do with the watch.
        _ = Guarded(async _ =>
        {
            await WakeDue();
            return true;
        });
    }

    private async Task<AlarmReply> Reply(Func<AlarmWatch, Task<AlarmReply>> act) =>
        _grid is null ? new AlarmReply(AlarmReplyOutcome.Unknown) : await Guarded(act) ?? new AlarmReply(AlarmReplyOutcome.Unavailable);

    private AlarmReply BeginAnew(AlarmReply reply)
    {
        if (reply.Outcome == AlarmReplyOutcome.Done)
        {
            _watch?.End();
            _watch = null;
            _ = Watch();
        }
        return reply;
    }

    /// <summary>Has the watch do something. One that is over then is given up: another begins from the store.</summary>
    /// <returns>The default when it failed.</returns>
    private async Task<T?> Guarded<T>(Func<AlarmWatch, Task<T>> act)
    {
        if (_overtaken) return default;
        AlarmWatch? watch = null;
        try
        {
            var begun = Begun();
            watch = _watch;
            return await act(await begun);
        }
#pragma warning disable CA1031 // Whatever went wrong, the store says what stands; what could not be read is read again.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Failed(watch, exception);
            return default;
        }
    }
}
