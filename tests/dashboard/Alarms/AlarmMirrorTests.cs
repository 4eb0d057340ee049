using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Kazva.Alarms;
using Kazva.Alarms.Life;
using Kazva.Alarms.Rules;
using Kazva.Alarms.Storage;
using Kazva.Dashboard.Alarms.Mirror;
using Kazva.Dashboard.Mirror;
using Kazva.Dashboard.Tests.Mirror;
using Kazva.Definition;
using Kazva.Feed;
using Kazva.TestKit;
using Microsoft.Extensions.Logging.Abstractions;

namespace Kazva.Dashboard.Tests.Alarms;

/// <summary>What the browsers are told of alarms, and when news are missed.</summary>
public sealed class AlarmMirrorTests : IAsyncLifetime
{
    private readonly ManualTimeProvider _clock = new();
    private readonly NewsGrain _grain = new();
    private readonly FakeHub _hub = new();
    private readonly CancellationTokenSource _stop = new();
    private AlarmMirror _mirror = null!;
    private Task _running = null!;

    public async ValueTask InitializeAsync()
    {
        _grain.Snapshot = Standing("first", 5, FakeAlarms.Alarm("old", number: 1));
        _mirror = new AlarmMirror(SmallGrid.Id, new OneGrid(), _grain, new LocalGrid(), _hub, _clock, NullLogger.Instance);
        _running = _mirror.Run(_stop.Token);
        (await Next<AlarmsView>()).Alarms.ShouldHaveSingleItem().Id.ShouldBe("old");
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _stop.Dispose();
    }

    [Fact]
    public async Task News_ThatFollow_ArePassedOnAtOnceAndKept()
    {
        await _grain.Tell(News("first", 6, FakeAlarms.Alarm("new", number: 1)));

        var told = await Next<AlarmMessage>();
        (told.Epoch, told.Seq, told.Alarms.Single().Id).ShouldBe(("first", 6, "new"));
        told.Alarms.Single().ChoiceText.ShouldNotBeNull();
        _mirror.Snapshot!.Alarms.Select(alarm => alarm.Id).ShouldBe(["old", "new"], ignoreOrder: true);
        _mirror.Snapshot.Seq.ShouldBe(6);
    }

    [Fact]
    public async Task News_ThatCameAlready_AreNotPassedOn()
    {
        await _grain.Tell(News("first", 5, FakeAlarms.Alarm("x")));
        await _grain.Tell(News("earlier", 9, FakeAlarms.Alarm("y")));
        await _grain.Tell(News("first", 6, FakeAlarms.Alarm("z")));

        (await Next<AlarmMessage>()).Alarms.Single().Id.ShouldBe("z");
        _mirror.Snapshot!.Alarms.Select(alarm => alarm.Id).ShouldBe(["old", "z"], ignoreOrder: true);
    }

    [Fact]
    public async Task News_AfterAGap_BringWhatStandsAnew()
    {
        _grain.Snapshot = Standing("first", 8, FakeAlarms.Alarm("a"), FakeAlarms.Alarm("b"));
        await _grain.Tell(News("first", 8, FakeAlarms.Alarm("b")));

        var standing = await Next<AlarmsView>();
        (standing.Seq, standing.Alarms.Length).ShouldBe((8L, 2));
        _mirror.Snapshot!.Alarms.Select(alarm => alarm.Id).ShouldBe(["a", "b"], ignoreOrder: true);
    }

    [Fact]
    public async Task Grain_ThatBeganAnew_IsFoundByTheNextRenewal()
    {
        _grain.Snapshot = Standing("second", 0, FakeAlarms.Alarm("a"));
        _clock.Advance(FeedSubscription.RenewEvery);

        (await Next<AlarmsView>()).Epoch.ShouldBe("second");
    }

    [Fact]
    public async Task News_ThatNeverCame_AreFoundByTheSecondRenewal()
    {
        _grain.Snapshot = Standing("first", 7, FakeAlarms.Alarm("a"));
        var renewals = _grain.Subscriptions;
        _clock.Advance(FeedSubscription.RenewEvery);
        await Eventually.Is(() => Task.FromResult(_grain.Subscriptions), count => count > renewals);
        _clock.Advance(FeedSubscription.RenewEvery);

        (await Next<AlarmsView>()).Seq.ShouldBe(7);
    }

    [Fact]
    public async Task Rules_ThatWereChanged_AreToldByTheNextRenewal()
    {
        _grain.Snapshot = _grain.Snapshot with { Rules = [new RuleInForce(DefaultRules.For(null)[0], FakeAlarms.Start, "ana")] };
        _clock.Advance(FeedSubscription.RenewEvery);

        (await Next<AlarmsView>()).Rules.ShouldHaveSingleItem().Id.ShouldBe("safety");
    }

    [Fact]
    public async Task Grain_ThatCannotBeReached_LeavesNothingKnown_UntilItComesBack()
    {
        _grain.Failure = new TimeoutException("No answer.");
        _clock.Advance(FeedSubscription.RenewEvery);
        await Next<LostMessage>();
        _mirror.Snapshot.ShouldBeNull();

        _grain.Failure = null;
        await Eventually.Is(
            () =>
            {
                _clock.Advance(TimeSpan.FromSeconds(1));
                return Task.FromResult(_mirror.Snapshot);
            },
            snapshot => snapshot is not null);
        (await Next<AlarmsView>()).Alarms.ShouldHaveSingleItem().Id.ShouldBe("old");
    }

    private async Task<T> Next<T>() => (await _hub.Next()).ShouldBeOfType<T>();

    private static AlarmSnapshot Standing(string epoch, long seq, params ImmutableArray<Alarm> alarms) => new(epoch, seq, alarms, [], [], FakeAlarms.Start);

    private static AlarmNews News(string epoch, long seq, Alarm alarm) =>
        new(epoch, seq, [alarm], [FakeAlarms.Transition(alarm.Id, AlarmChange.Fired, AlarmState.Firing)], []);

    private sealed class OneGrid : IGridCatalog
    {
        public IReadOnlyList<GridIndex> Grids => [AlarmHost.Grid];

        public bool TryGet(string organisation, [NotNullWhen(true)] out GridIndex? grid)
        {
            grid = AlarmHost.Grid;
            return true;
        }

        public bool TryFind(string code, [NotNullWhen(true)] out GridIndex? grid, [NotNullWhen(true)] out Location? location) => throw new NotSupportedException();
    }
}
