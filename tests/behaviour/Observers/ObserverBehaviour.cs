namespace Kazva.Behaviour.Tests.Observers;

public interface INewsObserver : IGrainObserver
{
    Task Heard(int number);

    void Shouted(int number);
}

public interface INewsGrain : IGrainWithStringKey
{
    Task Subscribe(INewsObserver observer);

    Task Publish(int from, int count);
}

public sealed class NewsGrain : Grain, INewsGrain
{
    private readonly List<INewsObserver> _observers = [];

    public Task Subscribe(INewsObserver observer)
    {
        _observers.Add(observer);
        return Task.CompletedTask;
    }

    public async Task Publish(int from, int count)
    {
        for (var number = from; number < from + count; number++)
            foreach (var observer in _observers)
            {
                if (number % 2 == 0) await observer.Heard(number);
                else observer.Shouted(number);
            }
    }
}

public sealed class ObserverBehaviour(GrainsFixture fixture) : IClassFixture<GrainsFixture>
{
    [Fact]
    public async Task Observer_CalledManyTimes_HearsAllInOrder()
    {
        var (key, _) = Journal.New();
        var listener = new Listener(100);
        var reference = fixture.Grains.CreateObjectReference<INewsObserver>(listener);
        var grain = fixture.Grains.GetGrain<INewsGrain>(key);
        await grain.Subscribe(reference);
        await grain.Publish(0, 100);
        await listener.Done.WaitAsync(Journal.Patience);
        listener.Numbers.ShouldBe(Enumerable.Range(0, 100));
        GC.KeepAlive(listener);
    }

    [Fact]
    public async Task Observer_ThatFails_DisturbsNeitherTheGrainNorOthers()
    {
        var (key, _) = Journal.New();
        var failing = new Listener(10) { Fails = true };
        var other = new Listener(10);
        var grain = fixture.Grains.GetGrain<INewsGrain>(key);
        await grain.Subscribe(fixture.Grains.CreateObjectReference<INewsObserver>(failing));
        await grain.Subscribe(fixture.Grains.CreateObjectReference<INewsObserver>(other));
        await grain.Publish(0, 10);
        await Task.WhenAll(failing.Done, other.Done).WaitAsync(Journal.Patience);
        failing.Numbers.ShouldBe(Enumerable.Range(0, 10));
        other.Numbers.ShouldBe(Enumerable.Range(0, 10));
        GC.KeepAlive(failing);
        GC.KeepAlive(other);
    }

    [Fact]
    public async Task DeletedReference_Called_IsSilent()
    {
        var (key, _) = Journal.New();
        var deleted = new Listener(1);
        var other = new Listener(4);
        var reference = fixture.Grains.CreateObjectReference<INewsObserver>(deleted);
        var grain = fixture.Grains.GetGrain<INewsGrain>(key);
        await grain.Subscribe(reference);
        await grain.Subscribe(fixture.Grains.CreateObjectReference<INewsObserver>(other));
        fixture.Grains.DeleteObjectReference<INewsObserver>(reference);
        await grain.Publish(0, 4);
        await other.Done.WaitAsync(Journal.Patience);
        deleted.Numbers.ShouldBeEmpty();
        GC.KeepAlive(deleted);
        GC.KeepAlive(other);
    }

    private sealed class Listener(int expected) : INewsObserver
    {
        private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public bool Fails { get; init; }

        public List<int> Numbers { get; } = [];

        public Task Done => _done.Task;

        public async Task Heard(int number)
        {
            // The next call must wait for the end of this one.
            await Task.Yield();
            Shouted(number);
        }

        public void Shouted(int number)
        {
            Numbers.Add(number);
            if (Numbers.Count == expected) _done.SetResult();
            if (Fails) throw new InvalidOperationException("an observer that fails");
        }
    }
}
