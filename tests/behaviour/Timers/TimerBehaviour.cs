namespace Kazva.Behaviour.Tests.Timers;

public interface ITickingGrain : IGrainWithStringKey
{
    Task Start(TimeSpan dueTime, TimeSpan period, bool gated, bool keepAlive = false, bool interleave = false);

    Task Change(TimeSpan dueTime, TimeSpan period);

    Task Stop();

    Task Leave();

    Task Block();
}

public sealed class TickingGrain : Grain, ITickingGrain
{
    private IGrainTimer? _timer;
    private int _ticks;

    private Journal Journal => Journal.Of(this.GetPrimaryKeyString());

    public Task Start(TimeSpan dueTime, TimeSpan period, bool gated, bool keepAlive = false, bool interleave = false)
    {
        _timer = this.RegisterGrainTimer(
            async (isGated, token) =>
            {
                var tick = ++_ticks;
                Journal.Write($"tick {tick}");
                if (isGated) await Journal.Gate($"tick {tick}");
                Journal.Write($"ticked {tick}");
                if (tick == 2) throw new InvalidOperationException("the second tick fails");
            },
            gated,
            new GrainTimerCreationOptions(dueTime, period) { KeepAlive = keepAlive, Interleave = interleave });
        return Task.CompletedTask;
    }

    public Task Change(TimeSpan dueTime, TimeSpan period)
    {
        _timer!.Change(dueTime, period);
        return Task.CompletedTask;
    }

    public Task Stop()
    {
        _timer!.Dispose();
        return Task.CompletedTask;
    }

    public Task Leave()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public async Task Block()
    {
        Journal.Write("blocks");
        await Journal.Gate("block");
        Journal.Write("goes on");
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        Journal.Write("deactivated");
        return Task.CompletedTask;
    }
}

public sealed class TimerBehaviour(GrainsFixture fixture) : IClassFixture<GrainsFixture>
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private ITickingGrain Grain(string key) => fixture.Grains.GetGrain<ITickingGrain>(key);

    [Fact]
    public async Task Ticks_ThatTakeLongerThanThePeriod_NeverOverlap()
    {
        var (key, journal) = Journal.New();
        await Grain(key).Start(Second, Second, gated: true);
        await fixture.Clock.PassUntilAsync(journal.Until("tick 1"), Second);
        for (var i = 0; i < 5; i++) fixture.Clock.Advance(Second);
        journal.Open("tick 1");
        await fixture.Clock.PassUntilAsync(journal.Until("tick 2"), Second);
        journal.Open("tick 2");
        // The second tick fails, and there is a third all the same.
        await fixture.Clock.PassUntilAsync(journal.Until("tick 3"), Second);
        journal.Open("tick 3");
        await journal.Until("ticked 3");
        journal.Entries.Take(6).ShouldBe(["tick 1", "ticked 1", "tick 2", "ticked 2", "tick 3", "ticked 3"]);
    }

    [Fact]
    public async Task Tick_WhileACallRuns_WaitsForItsEnd()
    {
        var (key, journal) = Journal.New();
        await Grain(key).Start(Second, Timeout.InfiniteTimeSpan, gated: false);
        var call = Grain(key).Block();
        await journal.Until("blocks");
        fixture.Clock.Advance(2 * Second);
        journal.Open("block");
        await call;
        await journal.Until("ticked 1");
        journal.Entries.ShouldBe(["blocks", "goes on", "tick 1", "ticked 1"]);
    }

    [Fact]
    public async Task InterleavingTick_WhileACallRuns_Runs()
    {
        var (key, journal) = Journal.New();
        await Grain(key).Start(Second, Timeout.InfiniteTimeSpan, gated: false, interleave: true);
        var call = Grain(key).Block();
        await journal.Until("blocks");
        fixture.Clock.Advance(Second);
        await journal.Until("ticked 1");
        call.IsCompleted.ShouldBeFalse();
        journal.Open("block");
        await call;
    }

    [Fact]
    public async Task Change_OfATimerThatIsNotStarted_StartsIt()
    {
        var (key, journal) = Journal.New();
        await Grain(key).Start(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan, gated: false);
        fixture.Clock.Advance(60 * Second);
        await Grain(key).Change(Second, Timeout.InfiniteTimeSpan);
        await fixture.Clock.PassUntilAsync(journal.Until("ticked 1"), Second);
        fixture.Clock.Advance(60 * Second);
        await Grain(key).Stop();
        journal.Entries.ShouldBe(["tick 1", "ticked 1"]);
    }

    [Fact]
    public async Task Change_ToATimeThatNoTimerKnows_IsRefused_AndChangesNothing()
    {
        var (key, journal) = Journal.New();
        await Grain(key).Start(Second, Timeout.InfiniteTimeSpan, gated: false);
        foreach (var time in new[] { TimeSpan.FromMilliseconds(uint.MaxValue), TimeSpan.MaxValue, TimeSpan.FromSeconds(-1) })
        {
            await Should.ThrowAsync<ArgumentOutOfRangeException>(() => Grain(key).Change(time, Timeout.InfiniteTimeSpan));
            await Should.ThrowAsync<ArgumentOutOfRangeException>(() => Grain(key).Change(Second, time));
        }
        await fixture.Clock.PassUntilAsync(journal.Until("ticked 1"), Second);
        await Grain(key).Stop();
    }

    [Fact]
    public async Task Timer_AfterDeactivation_TicksNoMore()
    {
        var (key, journal) = Journal.New();
        await Grain(key).Start(Second, Second, gated: false);
        await Grain(key).Leave();
        await journal.Until("deactivated");
        fixture.Clock.Advance(10 * Second);
        await Should.ThrowAsync<NullReferenceException>(Grain(key).Stop(), "A new activation has no timer.");
        journal.Entries.ShouldBe(["deactivated"]);
    }
}
