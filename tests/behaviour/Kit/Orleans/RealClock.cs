namespace Kazva.Behaviour.Tests.Kit;

/// <summary>The system's clock: time passes by itself.</summary>
internal sealed class RealClock : ITestClock
{
    public DateTimeOffset GetUtcNow() => TimeProvider.System.GetUtcNow();

    public Task PassAsync(TimeSpan time) => Task.Delay(time, TestContext.Current.CancellationToken);

    public Task PassUntilAsync(Task happened, TimeSpan step) => happened.WaitAsync(Journal.Patience, TestContext.Current.CancellationToken);
}
