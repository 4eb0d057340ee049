namespace Kazva.Behaviour.Tests.Turns;

public interface IBusyGrain : IGrainWithStringKey
{
    Task<int> Step(int hops);

    [AlwaysInterleave]
    Task<int> StepInterleaved(int hops);

    Task<int> Overlaps();
}

public sealed class BusyGrain : Grain, IBusyGrain
{
    private int _inside;
    private int _overlaps;

    public async Task<int> Step(int hops)
    {
        for (var i = 0; i < hops; i++)
        {
            Inside();
            if (i % 3 == 0) await Task.Run(static () => Thread.SpinWait(20));
            else await Task.Yield();
        }
        Inside();
        return hops;
    }

    public Task<int> StepInterleaved(int hops) => Step(hops);

    public Task<int> Overlaps() => Task.FromResult(_overlaps);

    // Deliberately not atomic as a whole: two at once in here would be seen.
    private void Inside()
    {
        if (Interlocked.Increment(ref _inside) != 1) _overlaps++;
        Thread.SpinWait(5);
        Interlocked.Decrement(ref _inside);
    }
}

public sealed class ParallelismBehaviour(GrainsFixture fixture) : IClassFixture<GrainsFixture>
{
    [Fact]
    public async Task Turns_UnderStressWithInterleaving_NeverRunInParallel()
    {
        var grain = fixture.Grains.GetGrain<IBusyGrain>(Journal.New().Key);
        var callers = Enumerable.Range(0, 8).Select(n => Task.Run(async () =>
        {
            var sum = 0;
            // A cluster looks through all the calls that wait before each turn, so few wait at a time.
            for (var round = 0; round < 20; round++)
            {
                var calls = Enumerable.Range(0, 50).Select(i => (i + n) % 2 == 0 ? grain.Step(i % 5) : grain.StepInterleaved(i % 5));
                sum += (await Task.WhenAll(calls)).Sum();
            }
            return sum;
        }));
        (await Task.WhenAll(callers)).ShouldAllBe(sum => sum == 2000);
        (await grain.Overlaps()).ShouldBe(0);
    }
}
