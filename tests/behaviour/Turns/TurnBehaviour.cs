namespace Kazva.Behaviour.Tests.Turns;

public sealed class TurnBehaviour(GrainsFixture fixture) : IClassFixture<GrainsFixture>
{
    private IWorkGrain Grain(string key) => fixture.Grains.GetGrain<IWorkGrain>(key);

    [Fact]
    public async Task Call_WithArguments_ReturnsTheResult() => (await Grain(Journal.New().Key).Add(2, 3)).ShouldBe(5);

    [Fact]
    public async Task Call_ThatThrows_GivesTheCallerThatException()
    {
        var failure = await Should.ThrowAsync<KeyNotFoundException>(Grain(Journal.New().Key).Throw("no such key"));
        failure.Message.ShouldBe("no such key");
    }

    [Fact]
    public async Task Calls_NotInterleaving_RunOneAtATime()
    {
        var (key, journal) = Journal.New();
        string[] names = ["a", "b", "c", "d"];
        var calls = names.Select(Grain(key).Work).ToArray();
        foreach (var name in names.Reverse()) journal.Open(name);
        await Task.WhenAll(calls);
        // In which order is not promised: a cluster hands every message to the thread pool by itself.
        journal.Entries.Chunk(2).Select(pair => string.Join(", ", pair))
            .ShouldBe(names.Select(name => $"begin {name}, end {name}"), ignoreOrder: true);
    }

    [Fact]
    public async Task AlwaysInterleave_WhileAnotherTurnWaits_Runs()
    {
        var (key, journal) = Journal.New();
        var first = Grain(key).Work("a");
        await journal.Until("begin a");
        var second = Grain(key).WorkInterleaved("b");
        journal.Open("b");
        await second;
        first.IsCompleted.ShouldBeFalse();
        journal.Open("a");
        await first;
        journal.Entries.ShouldBe(["begin a", "begin b", "end b", "end a"]);
    }

    [Fact]
    public async Task ReadOnly_WhileAnotherReads_RunsButNotWhileOneWrites()
    {
        var (key, journal) = Journal.New();
        var read1 = Grain(key).Read("r1");
        await journal.Until("begin r1");
        var read2 = Grain(key).Read("r2");
        await journal.Until("begin r2");
        var write = Grain(key).Work("w");
        journal.Open("r2");
        await read2;
        journal.Entries.Contains("begin w", StringComparer.Ordinal).ShouldBeFalse();
        journal.Open("r1");
        await journal.Until("begin w");
        var read3 = Grain(key).Read("r3");
        journal.Open("r3");
        journal.Open("w");
        await Task.WhenAll(read1, read3, write);
        journal.Entries.ShouldBe(["begin r1", "begin r2", "end r2", "end r1", "begin w", "end w", "begin r3", "end r3"]);
    }

    [Fact]
    public async Task ReentrantGrain_WhileOneTurnWaits_RunsOthers()
    {
        var (key, journal) = Journal.New();
        var grain = fixture.Grains.GetGrain<IReentrantGrain>(key);
        var first = grain.Work("a");
        await journal.Until("begin a");
        journal.Open("b");
        await grain.Work("b");
        first.IsCompleted.ShouldBeFalse();
        journal.Open("a");
        await first;
        (await grain.CallBack(key)).ShouldBe(2);
    }

    [Fact]
    public async Task OneWay_OfACallThatNeverEnds_ReturnsAtOnce()
    {
        var (key, journal) = Journal.New();
        await Grain(key).Tell("a");
        await journal.Until("begin a");
        journal.Open("a");
        await journal.Until("end a");
    }

    [Fact]
    public async Task Await_InsideAGrain_ResumesOnTheGrainsScheduler() =>
        (await Grain(Journal.New().Key).StaysOnItsScheduler()).ShouldBeTrue();

    [Fact]
    public async Task Cancellation_WhileTheCallRuns_ReachesTheCallee()
    {
        var (key, journal) = Journal.New();
        using var cancel = new CancellationTokenSource();
        var call = Grain(key).WaitFor(cancel.Token);
        await journal.Until("waits");
        await cancel.CancelAsync();
        await journal.Until("cancelled");
        await Should.ThrowAsync<OperationCanceledException>(call);
        journal.Open("after");
    }
}
