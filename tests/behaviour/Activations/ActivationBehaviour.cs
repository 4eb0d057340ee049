namespace Kazva.Behaviour.Tests.Activations;

public sealed class ActivationBehaviour(GrainsFixture fixture) : IClassFixture<GrainsFixture>
{
    private ILifeGrain Grain(string key) => fixture.Grains.GetGrain<ILifeGrain>(key);

    [Fact]
    public async Task FirstCalls_Concurrent_ActivateOnce()
    {
        for (var round = 0; round < 50; round++)
        {
            var (key, journal) = Journal.New();
            using var together = new Barrier(4);
            var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Factory.StartNew(
                () =>
                {
                    together.SignalAndWait();
                    return Grain(key).Generation();
                },
                CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap()));
            answers.ShouldBe([1, 1, 1, 1]);
            journal.Entries.ShouldBe(["activated 1"]);
        }
    }

    [Fact]
    public async Task OnActivate_ThatFails_FailsWhoWaitedAndTheNextCallTriesAnew()
    {
        var (key, journal) = Journal.New();
        var grain = fixture.Grains.GetGrain<IFailingGrain>(key);
        Task<int>[] calls = [grain.Attempts(), grain.Attempts(), fixture.Grains.GetGrain<IFailingGrain>(key).Attempts()];
        await journal.Until("activating");
        journal.Open("fail");
        var failed = 0;
        foreach (var call in calls)
        {
            try
            {
                (await call).ShouldBe(2, "It came after the failure.");
            }
            catch (NotSupportedException failure)
            {
                failure.Message.ShouldBe("not the first time");
                failed++;
            }
        }
        failed.ShouldBeGreaterThan(0);
        (await grain.Attempts()).ShouldBe(2);
    }

    [Fact]
    public async Task DeactivateOnIdle_WithCallsThatArriveMeanwhile_HandsThemToTheNextActivationAfterItsEnd()
    {
        var (name, journal) = Journal.New();
        var key = name + "/gated";
        var leaving = Grain(key).LeaveSlowly();
        await journal.Until("leaving");
        var whileItRuns = Grain(key).Generation();
        journal.Open("leave");
        await leaving;
        await journal.Until("deactivating 1");
        var whileItEnds = Grain(key).Generation();
        journal.Entries.Contains("activated 2", StringComparer.Ordinal).ShouldBeFalse();
        journal.Open("deactivate");
        (await whileItRuns).ShouldBe(2);
        (await whileItEnds).ShouldBe(2);
        journal.Entries.ShouldBe(["activated 1", "leaving", "deactivating 1", "deactivated 1", "activated 2"]);
    }

    [Fact]
    public async Task DeactivateOnIdle_ThenACallByTheSameReference_ReachesTheNextActivation()
    {
        var grain = Grain(Journal.New().Key);
        (await grain.Generation()).ShouldBe(1);
        await grain.Leave();
        (await grain.Generation()).ShouldBe(2);
    }

    [Fact]
    public async Task DeactivateOnIdle_DuringActivation_LeavesNoCallWithoutAnOutcome()
    {
        var key = Journal.New().Key;
        for (var i = 0; i < 10; i++)
        {
            var call = fixture.Grains.GetGrain<IFleetingGrain>(key).Answer();
            // The call goes from activation to activation, none of which wants to be, and a cluster gives up at some time.
            await call.WaitAsync(Journal.Patience).ContinueWith(static _ => { }, TaskScheduler.Default);
            call.IsCompleted.ShouldBeTrue();
            if (call.IsCompletedSuccessfully) (await call).ShouldBe(key);
        }
    }

    [Fact]
    public void References_ToTheSameGrain_AreEqual()
    {
        var key = Journal.New().Key;
        Grain(key).ShouldBe(Grain(key));
        Grain(key).ShouldNotBe(Grain(key + "2"));
        Grain(key).GetPrimaryKeyString().ShouldBe(key);
    }
}
