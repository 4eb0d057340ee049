namespace Kazva.Behaviour.Tests.Observers;

public interface INewsObserver : IGrainObserver
{
    Task Heard(int number);

    void Overheard(int number);
}

public interface INewsGrain : IGrainWithStringKey
{
    Task Subscribe(INewsObserver observer);

    /// <summary>Waits for every observer.</summary>
    Task Tell(int number);

    /// <summary>Waits for nobody.</summary>
    Task Shout(int number);
}

public sealed class NewsGrain : Grain, INewsGrain
{
    private readonly List<INewsObserver> _observers = [];

    public Task Subscribe(INewsObserver observer)
    {
        _observers.Add(observer);
        return Task.CompletedTask;
    }

    public async Task Tell(int number)
    {
        foreach (var observer in _observers) await observer.Heard(number);
    }

    public Task Shout(int number)
    {
        foreach (var observer in _observers) observer.Overheard(number);
        return Task.CompletedTask;
    }
}

public sealed class ObserverBehaviour(GrainsFixture fixture) : IClassFixture<GrainsFixture>
{
    [Fact]
    public async Task Observer_ToldManyTimes_HearsAllInOrder()
    {
        var listener = new Listener(100);
        var grain = await GrainWith(listener);
        for (var number = 0; number < 100; number++) await grain.Tell(number);
        listener.Numbers.ShouldBe(Enumerable.Range(0, 100));
        GC.KeepAlive(listener);
    }

    [Fact]
    public async Task Observer_ShoutedAtManyTimes_HearsAllOneAtATime()
    {
        var listener = new Listener(100);
        var grain = await GrainWith(listener);
        for (var number = 0; number < 100; number++) await grain.Shout(number);
        await listener.Done.WaitAsync(Journal.Patience);
        listener.Numbers.ShouldBe(Enumerable.Range(0, 100), ignoreOrder: true);
        GC.KeepAlive(listener);
    }

    [Fact]
    public async Task Observer_ThatFailsWhenShoutedAt_DisturbsNeitherTheGrainNorOthers()
    {
        var failing = new Listener(10) { Fails = true };
        var other = new Listener(10);
        var grain = await GrainWith(failing, other);
        for (var number = 0; number < 10; number++) await grain.Shout(number);
        await Task.WhenAll(failing.Done, other.Done).WaitAsync(Journal.Patience);
        GC.KeepAlive(failing);
        GC.KeepAlive(other);
    }

    [Fact]
    public async Task Observer_ThatFailsWhenTold_FailsWhoToldItAndHearsTheNext()
    {
        var failing = new Listener(2) { Fails = true };
        var grain = await GrainWith(failing);
        for (var number = 0; number < 2; number++)
            (await Should.ThrowAsync<InvalidOperationException>(grain.Tell(number))).Message.ShouldBe("an observer that fails");
        failing.Numbers.ShouldBe([0, 1]);
        GC.KeepAlive(failing);
    }

    [Fact]
    public async Task DeletedReference_ShoutedAt_IsSilent()
    {
        var deleted = new Listener(1);
        var other = new Listener(4);
        var reference = fixture.Grains.CreateObjectReference<INewsObserver>(deleted);
        var grain = await GrainWith(other);
        await grain.Subscribe(reference);
        fixture.Grains.DeleteObjectReference<INewsObserver>(reference);
        for (var number = 0; number < 4; number++) await grain.Shout(number);
        await other.Done.WaitAsync(Journal.Patience);
        deleted.Numbers.ShouldBeEmpty();
        GC.KeepAlive(deleted);
        GC.KeepAlive(other);
    }

    private async Task<INewsGrain> GrainWith(params Listener[] listeners)
    {
        var grain = fixture.Grains.GetGrain<INewsGrain>(Journal.New().Key);
        foreach (var listener in listeners) await grain.Subscribe(fixture.Grains.CreateObjectReference<INewsObserver>(listener));
        return grain;
    }

    private sealed class Listener(int expected) : INewsObserver
    {
        private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public bool Fails { get; init; }

        // One call at a time, so no more is needed.
        public List<int> Numbers { get; } = [];

        public Task Done => _done.Task;

        public async Task Heard(int number)
        {
            await Task.Yield();
            Overheard(number);
        }

        public void Overheard(int number)
        {
            Numbers.Add(number);
            if (Numbers.Count == expected) _done.SetResult();
            if (Fails) throw new InvalidOperationException("an observer that fails");
        }
    }
}
