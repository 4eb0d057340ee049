using Kazva.Behaviour.Tests.Timers;

namespace Kazva.Embedded.Tests.Timers;

public sealed class DueTimersTests
{
    private const int Many = 500;

    [Fact]
    public async Task ManyTimers_BehindOneOfTheClock_TickEachAtItsTime()
    {
        await using var host = await EmbeddedHost.StartAsync();
        var random = new Random(7);
        var due = Enumerable.Range(0, Many).Select(_ => TimeSpan.FromMilliseconds(random.Next(1, 5_000))).ToArray();
        var journals = due.Select(_ => Journal.New()).ToArray();
        for (var i = 0; i < Many; i++) await Grain(host, journals[i].Key).Start(due[i], Timeout.InfiniteTimeSpan, gated: false);

        var passed = TimeSpan.Zero;
        foreach (var (at, journal) in due.Zip(journals.Select(j => j.Journal)).OrderBy(timer => timer.First))
        {
            if (at - TimeSpan.FromMilliseconds(1) > passed)
            {
                host.Clock.Advance(at - TimeSpan.FromMilliseconds(1) - passed);
                passed = at - TimeSpan.FromMilliseconds(1);
            }
            if (at > passed) journal.Entries.ShouldBeEmpty();
            host.Clock.Advance(at - passed);
            passed = at;
            await journal.Until("ticked 1");
        }
        journals.ShouldAllBe(journal => journal.Journal.Entries.Count == 2);
    }

    [Fact]
    public async Task ChangedAndDisposedTimers_AmongOthers_GoByWhatWasSaidLast()
    {
        await using var host = await EmbeddedHost.StartAsync();
        var (sooner, later, never, stays) = (Journal.New(), Journal.New(), Journal.New(), Journal.New());
        foreach (var (key, _) in new[] { sooner, later, never, stays }) await Grain(host, key).Start(TimeSpan.FromSeconds(10), Timeout.InfiniteTimeSpan, gated: false);
        await Grain(host, sooner.Key).Change(TimeSpan.FromSeconds(5), Timeout.InfiniteTimeSpan);
        await Grain(host, later.Key).Change(TimeSpan.FromSeconds(15), Timeout.InfiniteTimeSpan);
        await Grain(host, never.Key).Stop();

        host.Clock.Advance(TimeSpan.FromSeconds(5));
        await sooner.Journal.Until("ticked 1");
        stays.Journal.Entries.ShouldBeEmpty();
        host.Clock.Advance(TimeSpan.FromSeconds(5));
        await stays.Journal.Until("ticked 1");
        later.Journal.Entries.ShouldBeEmpty();
        host.Clock.Advance(TimeSpan.FromSeconds(5));
        await later.Journal.Until("ticked 1");
        never.Journal.Entries.ShouldBeEmpty();
    }

    private static ITickingGrain Grain(GrainsFixture host, string key) => host.Grains.GetGrain<ITickingGrain>(key);
}
