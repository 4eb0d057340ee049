using System.Collections.Concurrent;

namespace Kazva.Behaviour.Tests.Activations;

public interface ICountingGrain : IGrainWithStringKey
{
    Task Count(bool pause, bool leave);
}

public sealed class CountingGrain : Grain, ICountingGrain
{
    /// <summary>Living activations by key; more than one is a breach.</summary>
    public static readonly ConcurrentDictionary<string, int> Living = new(StringComparer.Ordinal);
    private static int _breaches;
    private static int _counted;

    public static int Breaches => Volatile.Read(ref _breaches);

    public static int Counted => Volatile.Read(ref _counted);

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (Living.AddOrUpdate(this.GetPrimaryKeyString(), 1, (_, n) => n + 1) != 1) Interlocked.Increment(ref _breaches);
        await Task.Yield();
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        await Task.Yield();
        Living.AddOrUpdate(this.GetPrimaryKeyString(), 0, (_, n) => n - 1);
    }

    public async Task Count(bool pause, bool leave)
    {
        if (leave) DeactivateOnIdle();
        if (pause) await Task.Yield();
        Interlocked.Increment(ref _counted);
    }
}

public sealed class HandOverBehaviour(GrainsFixture fixture) : IClassFixture<GrainsFixture>
{
    [Fact]
    public async Task Calls_HundredThousandWithRandomDeactivations_RunOnceOrAreRefusedOnOneActivationAtATime()
    {
        const int callers = 8, each = 12_500, keys = 10;
        var refused = 0;
        var name = Journal.New().Key;
        await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
        {
            var random = new Random(caller);
            var references = Enumerable.Range(0, keys).Select(k => fixture.Grains.GetGrain<ICountingGrain>($"{name}/{k}")).ToArray();
            for (var number = 1; number <= each;)
            {
                var calls = new List<Task>();
                for (var i = 0; i < 50 && number <= each; i++, number++)
                {
                    var key = random.Next(keys);
                    var grain = random.Next(3) == 0 ? fixture.Grains.GetGrain<ICountingGrain>($"{name}/{key}") : references[key];
                    calls.Add(grain.Count(pause: number % 7 == 0, leave: random.Next(100) == 0));
                }
                foreach (var call in calls)
                {
                    // A cluster refuses a call that met two activations which were leaving.
                    await call.ContinueWith(static _ => { }, TaskScheduler.Default);
                    if (!call.IsCompletedSuccessfully) Interlocked.Increment(ref refused);
                }
            }
        })));
        refused.ShouldBeLessThan(callers * each / 10);
        CountingGrain.Counted.ShouldBe(callers * each - refused);
        CountingGrain.Breaches.ShouldBe(0);
        CountingGrain.Living.Values.ShouldAllBe(living => living <= 1);
    }
}
