using Kazva.Gateway.Submissions;
using Kazva.TestKit;

namespace Kazva.Gateway.Tests.Submissions;

public sealed class SharedTimeLimitTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);

    private readonly ManualTimeProvider _time = new();
    private readonly SharedTimeLimit _limit;

    public SharedTimeLimitTests() => _limit = new SharedTimeLimit(Limit, Step, _time);

    [Fact]
    public void Whatever_BeginsAStep_HasTheWholeTime()
    {
        var first = _limit.Begin();

        _time.Advance(Limit - Tick);
        first.IsCancellationRequested.ShouldBeFalse();
        _time.Advance(Tick);
        first.IsCancellationRequested.ShouldBeTrue();
    }

    [Fact]
    public void Whatever_BeginsWithinAStep_SharesOneTimer_AndHasAStepLessAtMost()
    {
        var first = _limit.Begin();
        _time.Advance(Step - Tick);
        var last = _limit.Begin();

        last.ShouldBe(first);
        _time.ActiveTimers.ShouldBe(1);
        _time.Advance(Limit - Step);
        last.IsCancellationRequested.ShouldBeFalse();
    }

    [Fact]
    public void Whatever_BeginsInTheNextStep_EndsByItself()
    {
        var first = _limit.Begin();
        _time.Advance(Step);
        var next = _limit.Begin();

        _time.Advance(Limit - Step);
        first.IsCancellationRequested.ShouldBeTrue();
        next.IsCancellationRequested.ShouldBeFalse();
        _time.Advance(Step);
        next.IsCancellationRequested.ShouldBeTrue();
        _time.ActiveTimers.ShouldBe(0);
    }

    [Fact]
    public void Whatever_BeginsLongAfterTheLast_HasTheWholeTime()
    {
        _limit.Begin();
        _time.Advance(2 * Limit);

        var next = _limit.Begin();

        next.IsCancellationRequested.ShouldBeFalse();
        _time.Advance(Limit - Tick);
        next.IsCancellationRequested.ShouldBeFalse();
    }
}
