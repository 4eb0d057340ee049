using System.Collections.Immutable;
using Kazva.RollUp;

namespace Kazva.Feed;

/// <summary>
/// Collects the newest state of every grain of an organisation and passes the changes on in batches, a few times a second.
/// Its key is the organisation's id.
/// </summary>
[Alias("kazva.feed")]
public interface IFeedGrain : IGrainWithStringKey
{
    /// <summary>Takes what a grain reports, unless it is not newer than what the feed has.</summary>
    [Alias("publish"), AlwaysInterleave]
    Task Publish(FeedReport report);

    /// <summary>Sends all batches from now on to an observer, for <see cref="FeedSubscription.Lifetime"/> or until it is renewed,
    /// and returns the snapshot that the first batch follows.</summary>
    [Alias("subscribe"), AlwaysInterleave]
    Task<FeedSnapshot> Subscribe(IFeedObserver observer);

    /// <summary>Renews a subscription.</summary>
    /// <returns>Where the feed is: an observer that is elsewhere has missed something and subscribes again.</returns>
    [Alias("renew"), AlwaysInterleave]
    Task<FeedPosition> Renew(IFeedObserver observer);

    /// <summary>Sends nothing more to an observer.</summary>
    [Alias("unsubscribe"), AlwaysInterleave]
    Task Unsubscribe(IFeedObserver observer);
}

/// <summary>Hears the batches of a feed, in order.</summary>
[Alias("kazva.feed-observer")]
public interface IFeedObserver : IGrainObserver
{
    /// <summary>The next batch.</summary>
    [Alias("changes"), OneWay]
    Task Changes(FeedBatch batch);
}

/// <summary>How long a subscription lasts without renewal.</summary>
public static class FeedSubscription
{
    /// <summary>A subscription that is not renewed for so long has ended.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(30);

    /// <summary>How often to renew. Where the feed has died with its silo, a renewal begins it anew on another, so screens stand still
    /// for about so long.</summary>
    public static readonly TimeSpan RenewEvery = TimeSpan.FromSeconds(3);
}

/// <summary>What a grain tells the feed.</summary>
/// <param name="Newest">Answers since its last report, oldest first; only locations have them.</param>
[GenerateSerializer, Immutable, Alias("kazva.feed-report")]
public sealed record FeedReport(
    [property: Id(0)] GridLevel Kind,
    [property: Id(1)] Report Report,
    [property: Id(2)] ImmutableArray<FeedAnswer> Newest);

/// <summary>A place in a feed.</summary>
/// <param name="Epoch">Changes when the feed begins anew, and when a new definition makes a version fall.</param>
/// <param name="Seq">Counts the batches from 1 since the feed began; 0 before the first.</param>
[GenerateSerializer, Immutable, Alias("kazva.feed-position")]
public sealed record FeedPosition([property: Id(0)] string Epoch, [property: Id(1)] long Seq);

/// <summary>One batch: the states that changed since the last one, and the answers that came.</summary>
[GenerateSerializer, Immutable, Alias("kazva.feed-batch")]
public sealed record FeedBatch(
    [property: Id(0)] string Epoch,
    [property: Id(1)] long Seq,
    [property: Id(2)] ImmutableArray<GridState> States,
    [property: Id(3)] ImmutableArray<FeedAnswer> Answers);

/// <summary>Everything that the feed knows.</summary>
/// <param name="Latest">The newest answers, newest first.</param>
[GenerateSerializer, Immutable, Alias("kazva.feed-snapshot")]
public sealed record FeedSnapshot(
    [property: Id(0)] FeedPosition Position,
    [property: Id(1)] ImmutableArray<GridState> States,
    [property: Id(2)] ImmutableArray<FeedAnswer> Latest);
