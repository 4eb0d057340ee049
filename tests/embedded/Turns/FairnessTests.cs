namespace Kazva.Embedded.Tests.Turns;

public interface ITaskGrain : IGrainWithStringKey
{
    /// <summary>On whose scheduler the call is, at its beginning and after a wait.</summary>
    Task<TaskScheduler[]> Schedulers(Task wait);

    /// <summary>Always has something to do, until it is told to end.</summary>
    Task Spin(Task end);
}

public sealed class TaskGrain : Grain, ITaskGrain
{
    public async Task<TaskScheduler[]> Schedulers(Task wait)
    {
        var first = TaskScheduler.Current;
        await wait;
        return [first, TaskScheduler.Current];
    }

    public async Task Spin(Task end)
    {
        while (!end.IsCompleted) await Task.Yield();
    }
}

public sealed class FairnessTests
{
    [Fact]
    public async Task Scheduler_OfEveryTurn_IsItsGrainsOwn()
    {
        await using var host = await EmbeddedHost.StartAsync(o => o.AddGrainsFrom(typeof(TaskGrain).Assembly));
        var (key, _) = Journal.New();
        var schedulers = new HashSet<TaskScheduler>();
        foreach (var grain in Enumerable.Range(0, 50).Select(i => host.Grains.GetGrain<ITaskGrain>($"{key}/{i}")))
        {
            var wait = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var call = grain.Schedulers(wait.Task);
            wait.SetResult();
            var seen = await call;
            seen[1].ShouldBeSameAs(seen[0]);
            (await grain.Schedulers(Task.CompletedTask)).ShouldAllBe(scheduler => ReferenceEquals(scheduler, seen[0]));
            schedulers.Add(seen[0]).ShouldBeTrue();
            // The threads that turns ran on are nobody's again.
            (await Task.Run(static () => TaskScheduler.Current)).ShouldBe(TaskScheduler.Default);
        }
        schedulers.ShouldNotContain(TaskScheduler.Default);
    }

    [Fact]
    public async Task Grains_ThatAlwaysHaveWork_StarveNobody()
    {
        await using var host = await EmbeddedHost.StartAsync(o => o.AddGrainsFrom(typeof(TaskGrain).Assembly));
        var (key, _) = Journal.New();
        var end = new TaskCompletionSource();
        // More than there are threads to run them.
        var spinning = Enumerable.Range(0, 4 * Environment.ProcessorCount)
            .Select(i => host.Grains.GetGrain<ITaskGrain>($"{key}/busy-{i}").Spin(end.Task)).ToArray();
        try
        {
            for (var i = 0; i < 20; i++)
                await host.Grains.GetGrain<ITaskGrain>($"{key}/{i}").Schedulers(Task.CompletedTask).WaitAsync(Journal.Patience);
            spinning.ShouldAllBe(call => !call.IsCompleted);
        }
        finally
        {
            end.SetResult();
        }
        await Task.WhenAll(spinning);
    }
}
