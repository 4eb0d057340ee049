namespace Kazva.Behaviour.Tests.Turns;

public interface IWorkGrain : IGrainWithStringKey
{
    /// <summary>Writes "begin x", waits for gate x, writes "end x".</summary>
    Task Work(string name);

    [AlwaysInterleave]
    Task WorkInterleaved(string name);

    [ReadOnly]
    Task<string> Read(string name);

    [OneWay]
    Task Tell(string name);

    ValueTask<int> Add(int a, int b);

    Task Throw(string message);

    Task<bool> StaysOnItsScheduler();

    Task WaitFor(CancellationToken cancellationToken);

    /// <summary>Calls the next grain of the path, which goes on with the rest.</summary>
    Task Pass(string[] path);
}

public class WorkGrain : Grain, IWorkGrain
{
    private Journal Journal => Journal.Of(this.GetPrimaryKeyString());

    public async Task Work(string name)
    {
        Journal.Write("begin " + name);
        await Journal.Gate(name);
        Journal.Write("end " + name);
    }

    public Task WorkInterleaved(string name) => Work(name);

    public async Task<string> Read(string name)
    {
        await Work(name);
        return name;
    }

    public Task Tell(string name) => Work(name);

    public ValueTask<int> Add(int a, int b) => ValueTask.FromResult(a + b);

    public async Task Throw(string message)
    {
        await Task.Yield();
        throw new KeyNotFoundException(message);
    }

    public async Task<bool> StaysOnItsScheduler()
    {
        var mine = TaskScheduler.Current;
        var stays = !ReferenceEquals(mine, TaskScheduler.Default);
        await Task.Yield();
        stays &= ReferenceEquals(mine, TaskScheduler.Current);
        await Task.Run(() => stays &= ReferenceEquals(TaskScheduler.Current, TaskScheduler.Default));
        stays &= ReferenceEquals(mine, TaskScheduler.Current);
        await Task.Factory.StartNew(
            async () =>
            {
                await Task.Yield();
                stays &= ReferenceEquals(mine, TaskScheduler.Current);
            },
            CancellationToken.None, TaskCreationOptions.None, mine).Unwrap();
        stays &= ReferenceEquals(mine, TaskScheduler.Current);
#pragma warning disable ORLEANS0014 // To see that this leaves the grain's scheduler.
        await Task.Run(static () => { }).ConfigureAwait(false);
#pragma warning restore ORLEANS0014
        return stays && !ReferenceEquals(mine, TaskScheduler.Current);
    }

    public async Task WaitFor(CancellationToken cancellationToken)
    {
        Journal.Write("waits");
        var cancelled = new TaskCompletionSource();
        await using var _ = cancellationToken.Register(cancelled.SetResult);
        await cancelled.Task;
        Journal.Write("cancelled");
        await Journal.Gate("after");
    }

    public Task Pass(string[] path) =>
        path.Length == 0 ? Task.CompletedTask : GrainFactory.GetGrain<IWorkGrain>(path[0]).Pass(path[1..]);
}

public interface IReentrantGrain : IGrainWithStringKey
{
    Task Work(string name);

    Task<int> CallBack(string other);
}

[Reentrant]
public sealed class ReentrantGrain : Grain, IReentrantGrain
{
    public async Task Work(string name)
    {
        var journal = Journal.Of(this.GetPrimaryKeyString());
        journal.Write("begin " + name);
        await journal.Gate(name);
        journal.Write("end " + name);
    }

    public async Task<int> CallBack(string other) =>
        other.Length == 0 ? 1 : 1 + await GrainFactory.GetGrain<IReentrantGrain>(this.GetPrimaryKeyString()).CallBack("");
}
