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
    public async Task Timeout_OfATurn_LeavesTheTurnRunning()
    {
        var (key, journal) = Journal.New();
        var call = Grain(key).Work("a");
        await Should.ThrowAsync<TimeoutException>(fixture.Clock.PassUntilAsync(call, Second));
        journal.Open("a");
        await journal.Until("end a");
        (await Grain(key).Add(1, 1)).ShouldBe(2);
    }
}
