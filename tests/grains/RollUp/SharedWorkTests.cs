namespace Kazva.RollUp.Tests;

public class SharedWorkTests
{
    private readonly SharedWork _work = new();
    private TaskCompletionSource _done = new();
    private int _begun;

    [Fact]
    public async Task Run_BySeveral_IsDoneOnce()
    {
        var (first, second) = (Run(), Run());
        _done.SetResult();
        await Task.WhenAll(first, second);
        _begun.ShouldBe(1);
    }

    [Fact]
    public async Task Run_AfterItFailed_BeginsAnew()
    {
        var (first, second) = (Run(), Run());
        _done.SetException(new TimeoutException());
        await Should.ThrowAsync<TimeoutException>(first);
        await Should.ThrowAsync<TimeoutException>(second);

        _done = new TaskCompletionSource();
        _done.SetResult();
        await Run();
        await Run();
        _begun.ShouldBe(3);
    }

    private Task Run() => _work.Run(() =>
    {
        _begun++;
        return _done.Task;
    });
}
