using Kazva.Dashboard.Mirror;
using Kazva.Definition;
using Kazva.Feed;
using Kazva.RollUp;
using Kazva.TestKit;
using Kazva.Windows;
using Microsoft.Extensions.Logging.Abstractions;

namespace Kazva.Dashboard.Tests.Mirror;

/// <summary>What the browsers are told when the feed does not run as it should.</summary>
public sealed class FeedMirrorTests : IAsyncLifetime
{
    private readonly ManualTimeProvider _clock = new();
    private readonly FakeFeed _feed = new() { Snapshot = SnapshotOf("first", 5, 10) };
    private readonly FakeHub _hub = new();
    private readonly CancellationTokenSource _stop = new();
    private FeedMirror _mirror = null!;
    private Task _running = null!;
    private IFeedObserver _observer = null!;

    public async ValueTask InitializeAsync()
    {
        _feed.Renewal = _feed.Snapshot.Position;
        _mirror = new FeedMirror("smallville", _feed, new LocalGrid(), _hub, _clock, NullLogger.Instance);
        _running = _mirror.Run(_stop.Token);
        _observer = await _feed.Subscribed();
        await Told("first", 5);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _stop.Dispose();
    }

    [Fact]
    public async Task Batch_ThatFollows_IsPassedOn()
    {
        await _observer.Changes(BatchOf("first", 6, 11));

        (await Told("first", 6)).States.ShouldHaveSingleItem().Version.ShouldBe(11);
        _mirror.Snapshot!.Position.ShouldBe(new FeedPosition("first", 6));
        _mirror.Snapshot.States.ShouldHaveSingleItem().Version.ShouldBe(11);
    }

    [Fact]
    public async Task Batch_AfterALostOne_MakesBrowsersSeeTheGap()
    {
        _feed.Snapshot = SnapshotOf("first", 7, 12);
        await _observer.Changes(BatchOf("first", 7, 12));
        await _feed.Subscribed();

        // A browser that is at 5 sees that 6 is missing, and asks for a snapshot, which has it.
        (await Told("first", 7)).States.ShouldBeEmpty();
        _mirror.Snapshot!.States.ShouldHaveSingleItem().Version.ShouldBe(12);
    }

    [Fact]
    public async Task OneLostBatch_WithNoneAfterIt_ReachesBrowsersAllTheSame()
    {
        // The renewal of now says where the feed is; by the one after it the batch should have come.
        _feed.Renewal = new FeedPosition("first", 6);
        _feed.Snapshot = SnapshotOf("first", 6, 11);
        await Renew();
        await Renew();
        await _feed.Subscribed();

        (await Told("first", 6)).States.ShouldHaveSingleItem().Version.ShouldBe(11);
    }

    [Fact]
    public async Task Feed_ThatWasOutOfReach_IsTakenUpAgain()
    {
        _feed.Renewal = null;
        _feed.Snapshot = SnapshotOf("first", 6, 11);
        await Renew();
        await Eventually.Is(() => Task.FromResult(_clock.ActiveTimers), timers => timers == 1);
        _mirror.Snapshot.ShouldBeNull("what is kept goes stale");
        (await _hub.Next()).ShouldBeOfType<LostMessage>().Since.ShouldBe(_clock.GetUtcNow());
        _clock.Advance(TimeSpan.FromSeconds(1));
        await _feed.Subscribed();

        (await Told("first", 6)).States.ShouldHaveSingleItem().Version.ShouldBe(11);
    }

    [Fact]
    public async Task Feed_ThatBeganAnew_IsToldByItsEpoch()
    {
        _feed.Renewal = new FeedPosition("second", 0);
        _feed.Snapshot = SnapshotOf("second", 0, 11);
        await Renew();
        await _feed.Subscribed();

        (await Told("second", 0)).States.ShouldBeEmpty();
        _mirror.Snapshot!.Position.ShouldBe(new FeedPosition("second", 0));
    }

    [Fact]
    public async Task Batch_OfAnEarlierFeed_IsDropped()
    {
        await _observer.Changes(BatchOf("zeroth", 6, 99));
        await _observer.Changes(BatchOf("first", 6, 11));

        (await Told("first", 6)).States.ShouldHaveSingleItem().Version.ShouldBe(11);
    }

    /// <summary>Lets the mirror renew, once it waits for that.</summary>
    private async Task Renew()
    {
        var renewed = _feed.Renewals;
        await Eventually.Is(() => Task.FromResult(_clock.ActiveTimers), timers => timers == 1);
        _clock.Advance(FeedSubscription.RenewEvery);
        await Eventually.Is(() => Task.FromResult(_feed.Renewals), renewals => renewals > renewed);
    }

    private async Task<ChangesMessage> Told(string epoch, long seq)
    {
        // Those who take moves are told the same.
        var moves = (await _hub.Next()).ShouldBeOfType<MovesMessage>();
        var message = (await _hub.Next()).ShouldBeOfType<ChangesMessage>();
        (message.Epoch, message.Seq).ShouldBe((epoch, seq));
        (moves.Epoch, moves.Seq).ShouldBe((epoch, seq));
        moves.States.Values.SelectMany(kind => kind).Select(move => move.Now).ShouldBe(message.States);
        return message;
    }

    private static FeedSnapshot SnapshotOf(string epoch, long seq, long version) => new(new(epoch, seq), [StateOf(version)], []);

    private static FeedBatch BatchOf(string epoch, long seq, long version) => new(epoch, seq, [StateOf(version)], []);

    private static GridState StateOf(long version) => new(
        GridLevel.Location, "K7Q2MD", version, DateTimeOffset.UnixEpoch,
        new(Satisfaction.None, Satisfaction.None, Satisfaction.None, Satisfaction.None, Satisfaction.None));
}
