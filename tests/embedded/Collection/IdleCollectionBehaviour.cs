using Kazva.Embedded.Tests.Timers;

namespace Kazva.Embedded.Tests.Collection;

public interface ILingeringGrain : IGrainWithStringKey
{
    Task Touch();

    Task Delay(TimeSpan time);
}

public class LingeringGrain : Grain, ILingeringGrain
{
    public Task Touch() => Task.CompletedTask;

    public Task Delay(TimeSpan time)
    {
        DelayDeactivation(time);
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        Journal.Of(this.GetPrimaryKeyString()).Write(reason.ReasonCode.ToString());
        return Task.CompletedTask;
    }
}

public interface IPermanentGrain : ILingeringGrain;

[CollectionAgeLimit(AlwaysActive = true)]
public sealed class PermanentGrain : LingeringGrain, IPermanentGrain;

public interface IBriefGrain : ILingeringGrain;

[CollectionAgeLimit(Minutes = 2)]
public sealed class BriefGrain : LingeringGrain, IBriefGrain;

public sealed class IdleCollectionBehaviour(GrainsFixture fixture) : IClassFixture<GrainsFixture>
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Grain_IdleForTheCollectionAge_IsDeactivated()
    {
        var (key, journal) = GrainsFixture.New();
        var grain = fixture.Grains.GetGrain<ILingeringGrain>(key, typeof(LingeringGrain).FullName);
        await grain.Touch();
        fixture.Clock.Advance(10 * Minute);
        await grain.Touch();
        fixture.Clock.Advance(10 * Minute);
        await grain.Touch();
        journal.Entries.ShouldBeEmpty();
        await fixture.Clock.AdvanceUntilAsync(journal.Until("ActivationIdle"), Minute);
    }

    [Fact]
    public async Task DelayDeactivation_OfAnIdleGrain_KeepsItActive()
    {
        var (key, journal) = GrainsFixture.New();
        var grain = fixture.Grains.GetGrain<IBriefGrain>(key);
        var start = fixture.Clock.GetUtcNow();
        await grain.Delay(60 * Minute);
        await fixture.Clock.AdvanceUntilAsync(journal.Until("ActivationIdle"), Minute);
        (fixture.Clock.GetUtcNow() - start).ShouldBeGreaterThanOrEqualTo(60 * Minute);
    }

    [Fact]
    public async Task CollectionAgeLimit_OfAClass_IsItsOwn()
    {
        var (brief, briefJournal) = GrainsFixture.New();
        var (permanent, permanentJournal) = GrainsFixture.New();
        await fixture.Grains.GetGrain<IPermanentGrain>(permanent).Touch();
        await fixture.Grains.GetGrain<IBriefGrain>(brief).Touch();
        var start = fixture.Clock.GetUtcNow();
        await fixture.Clock.AdvanceUntilAsync(briefJournal.Until("ActivationIdle"), Minute);
        for (var i = 0; i < 100; i++) fixture.Clock.Advance(Minute);
        permanentJournal.Entries.ShouldBeEmpty();
    }

    [Fact]
    public async Task TimerTicks_OfAnIdleGrain_KeepItActiveOnlyIfTheySaySo()
    {
        var (idle, idleJournal) = GrainsFixture.New();
        var (kept, keptJournal) = GrainsFixture.New();
        await fixture.Grains.GetGrain<ITickingGrain>(kept).Start(Minute, Minute, gated: false, keepAlive: true);
        await fixture.Grains.GetGrain<ITickingGrain>(idle).Start(Minute, Minute, gated: false);
        for (var tick = 1; tick <= 40; tick++)
            await fixture.Clock.AdvanceUntilAsync(keptJournal.Until($"ticked {tick}"), Minute / 4);
        await fixture.Clock.AdvanceUntilAsync(idleJournal.Until("deactivated"), Minute / 4);
        keptJournal.Entries.Contains("deactivated", StringComparer.Ordinal).ShouldBeFalse();
    }
}
