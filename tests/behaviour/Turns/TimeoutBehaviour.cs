using Kazva.Behaviour.Tests.Observers;

namespace Kazva.Behaviour.Tests.Turns;

public sealed class TimeoutBehaviour(AgeingGrainsFixture fixture) : IClassFixture<AgeingGrainsFixture>
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private IWorkGrain Grain(string key) => fixture.Grains.GetGrain<IWorkGrain>(key);

    [Fact]
    public async Task CallChain_BackToAGrainThatWaits_EndsInATimeout()
    {
        var key = Journal.New().Key;
        var call = Grain(key + "/1").Pass([key + "/2", key + "/1"]);
        await Should.ThrowAsync<TimeoutException>(fixture.Clock.PassUntilAsync(call, Second));
        (await Grain(key + "/3").Add(1, 1)).ShouldBe(2);
    }

    [Fact]
    public async Task Call_OfAnObserverThatIsGone_EndsInATimeout()
    {
        var grain = fixture.Grains.GetGrain<INewsGrain>(Journal.New().Key);
        var observer = new Silent();
        var reference = fixture.Grains.CreateObjectReference<INewsObserver>(observer);
        await grain.Subscribe(reference);
        fixture.Grains.DeleteObjectReference<INewsObserver>(reference);
        await Should.ThrowAsync<TimeoutException>(fixture.Clock.PassUntilAsync(grain.Tell(1), Second));
        GC.KeepAlive(observer);
    }

    [Fact]
    public async Task Call_OfAnObserverThatNeverAnswers_EndsInATimeout()
    {
        var grain = fixture.Grains.GetGrain<INewsGrain>(Journal.New().Key);
        var observer = new Silent();
        await grain.Subscribe(fixture.Grains.CreateObjectReference<INewsObserver>(observer));
        await Should.ThrowAsync<TimeoutException>(fixture.Clock.PassUntilAsync(grain.Tell(1), Second));
        // So did the grain's own call; it takes the next.
        await fixture.Clock.PassUntilAsync(grain.Shout(2), Second);
        GC.KeepAlive(observer);
    }

    [Fact]
    public async Task Timeout_OfATurn_LeavesTheTurnRunning()
    {
        var (key, journal) = Journal.New();
        var call = Grain(key).Work("a");
        await Should.ThrowAsync<TimeoutException>(fixture.Clock.PassUntilAsync(call, Second));
        journal.Open("a");
        await journal.Until("end a");
        (await Grain(key).Add(1, 1)).ShouldBe(2);
    }

    private sealed class Silent : INewsObserver
    {
        public Task Heard(int number) => new TaskCompletionSource().Task;

        public void Overheard(int number) { }
    }
}
