using Kazva.Submissions;

namespace Kazva.Feed;

/// <summary>A new answer as staff see it go by.</summary>
/// <param name="Location">The code of its plate.</param>
/// <param name="Number">Its number at that location.</param>
[GenerateSerializer, Immutable, Alias("kazva.feed-answer")]
public sealed record FeedAnswer(
    [property: Id(0)] string Location,
    [property: Id(1), System.Text.Json.Serialization.JsonPropertyName("n")] long Number,
    [property: Id(2)] int Score,
    [property: Id(3)] string? Comment,
    [property: Id(4)] string? Language,
    [property: Id(5)] DateTimeOffset CountedAt,
    [property: Id(6)] DateTimeOffset ReceivedAt)
{
    /// <summary>How many of the newest answers are kept for who opens the page; older ones are in the log.</summary>
    public const int MostKept = 50;

    /// <summary>What staff see of a logged submission.</summary>
    public static FeedAnswer Of(LoggedSubmission logged) => new(
        logged.Location, logged.Number, logged.Score, logged.Comment, logged.Language, logged.CountedAt, logged.ReceivedAt);
}
