using Kazva.Gateway.Limits;
using Kazva.TestKit;

namespace Kazva.Gateway.Tests.Limits;

public sealed class CellRateLimitTests
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private readonly ManualTimeProvider _time = new();

    [Fact]
    public void Burst_IsTakenAtOnce_AndThenOneEachInterval()
    {
        using var limit = new CellRateLimit<string>(3, 1, Interval, _time);

        Taken(limit, 5).ShouldBe(3);
        for (var i = 0; i < 4; i++)
        {
            _time.Advance(Interval - TimeSpan.FromMilliseconds(1));
            Taken(limit, 2).ShouldBe(0);
            _time.Advance(TimeSpan.FromMilliseconds(1));
            Taken(limit, 2).ShouldBe(1);
        }
    }

    [Fact]
    public void Burst_IsThereAgainAfterAsManyIntervals_AndNeverMore()
    {
        using var limit = new CellRateLimit<string>(3, 1, Interval, _time);
        Taken(limit, 3).ShouldBe(3);

        _time.Advance(2 * Interval);
        Taken(limit, 5).ShouldBe(2);

        _time.Advance(1_000 * Interval);
        Taken(limit, 5).ShouldBe(3);
    }

    [Fact]
    public void Refusal_TellsWhenTheNextIsTaken_AndUsesUpNothing()
    {
        using var limit = new CellRateLimit<string>(2, 1, Interval, _time);
        Taken(limit, 2).ShouldBe(2);
        _time.Advance(TimeSpan.FromSeconds(4));

        for (var i = 0; i < 10; i++) limit.TryTake("a").ShouldBe(TimeSpan.FromSeconds(6));

        _time.Advance(TimeSpan.FromSeconds(6));
        limit.TryTake("a").ShouldBeNull();
    }

    [Fact]
    public void Key_WithItsShareUsedUp_LeavesOthersTheirs()
    {
        using var limit = new CellRateLimit<string>(1, 1, Interval, _time);
        Taken(limit, 2).ShouldBe(1);

        limit.TryTake("b").ShouldBeNull();
    }

    [Fact]
    public void Key_ThatHasEverythingBack_IsForgottenWithinAMinute_AndNoOther()
    {
        using var limit = new CellRateLimit<string>(100, 1, Interval, _time);
        limit.TryTake("a").ShouldBeNull();
        Taken(limit, 100, "b").ShouldBe(100);

        _time.Advance(TimeSpan.FromMinutes(1));

        limit.Count.ShouldBe(1);
        Taken(limit, 100, "b").ShouldBe(6);
    }

    [Fact]
    public async Task Burst_TakenByManyAtOnce_IsTakenOnce()
    {
        using var limit = new CellRateLimit<string>(1_000, 1, Interval, _time);

        var taken = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Taken(limit, 500))));

        taken.Sum().ShouldBe(1_000);
    }

    [Fact]
    public void Limit_OfNothing_IsRefused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new CellRateLimit<string>(0, 1, Interval, _time));
        Should.Throw<ArgumentOutOfRangeException>(() => new CellRateLimit<string>(1, 1, TimeSpan.Zero, _time));
        Should.Throw<ArgumentOutOfRangeException>(() => new CellRateLimit<string>(1, 0, Interval, _time));
    }

    [Fact]
    public void Limit_AsLargeAsTheSettingsGo_TakesEverything()
    {
        using var limit = new CellRateLimit<string>(int.MaxValue, int.MaxValue, TimeSpan.FromSeconds(1), _time);
        using var slow = new CellRateLimit<string>(int.MaxValue, 1, TimeSpan.FromDays(1), _time);

        Taken(limit, 1_000).ShouldBe(1_000);
        Taken(slow, 1_000).ShouldBe(1_000);
    }

    private static int Taken(CellRateLimit<string> limit, int tries, string key = "a") => Enumerable.Range(0, tries).Count(_ => limit.TryTake(key) is null);
}
