using Kazva.Behaviour.Tests.Timers;

namespace Kazva.Behaviour.Tests.Collection;

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

[CollectionAgeLimit(Ages.Brief)]
public sealed class BriefGrain : LingeringGrain, IBriefGrain;

public sealed class IdleCollectionBehaviour(AgeingGrainsFixture fixture) : IClassFixture<AgeingGrainsFixture>
{
    private static readonly TimeSpan Step = Ages.Usual / 16;

    [Fact]
    public async Task Grain_IdleForTheCollectionAge_IsDeactivated()
    {
        var (key, journal) = Journal.New();
        var grain = fixture.Grains.GetGrain<ILingeringGrain>(key, typeof(LingeringGrain).FullName);
        for (var i = 0; i < 5; i++)
        {
            await grain.Touch();
            await fixture.Clock.PassAsync(Ages.Usual / 4);
        }
        journal.Entries.ShouldBeEmpty("It was never idle for so long.");
        await fixture.Clock.PassUntilAsync(journal.Until("ActivationIdle"), Step);
    }

    [Fact]
    public async Task DelayDeactivation_OfAnIdleGrain_KeepsItActive()
    {
        var (key, journal) = Journal.New();
        var grain = fixture.Grains.GetGrain<IBriefGrain>(key);
        var start = fixture.Clock.GetUtcNow();
        await grain.Delay(Ages.Usual);
        await fixture.Clock.PassUntilAsync(journal.Until("ActivationIdle"), Step);
        (fixture.Clock.GetUtcNow() - start).ShouldBeGreaterThanOrEqualTo(Ages.Usual);
    }

    [Fact]
    public async Task CollectionAgeLimit_OfAClass_IsItsOwn()
    {
        var (brief, briefJournal) = Journal.New();
        var (usual, usualJournal) = Journal.New();
        var (permanent, permanentJournal) = Journal.New();
        await fixture.Grains.GetGrain<IPermanentGrain>(permanent).Touch();
        await fixture.Grains.GetGrain<ILingeringGrain>(usual, typeof(LingeringGrain).FullName).Touch();
        await fixture.Grains.GetGrain<IBriefGrain>(brief).Touch();
        await fixture.Clock.PassUntilAsync(briefJournal.Until("ActivationIdle"), Step);
        usualJournal.Entries.ShouldBeEmpty();
        await fixture.Clock.PassUntilAsync(usualJournal.Until("ActivationIdle"), Step);
        permanentJournal.Entries.ShouldBeEmpty();
    }

    [Fact]
    public async Task TimerTicks_OfAnIdleGrain_KeepItActiveOnlyIfTheySaySo()
    {
        var (idle, idleJournal) = Journal.New();
        var (kept, keptJournal) = Journal.New();
        var period = Ages.Usual / 8;
        await fixture.Grains.GetGrain<ITickingGrain>(kept).Start(period, period, gated: false, keepAlive: true);
        await fixture.Grains.GetGrain<ITickingGrain>(idle).Start(period, period, gated: false);
        for (var tick = 1; tick <= 16; tick++)
            await fixture.Clock.PassUntilAsync(keptJournal.Until($"ticked {tick}"), period / 4);
        await fixture.Clock.PassUntilAsync(idleJournal.Until("deactivated"), period / 4);
        keptJournal.Entries.Contains("deactivated", StringComparer.Ordinal).ShouldBeFalse();
    }
}
