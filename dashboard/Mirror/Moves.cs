using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Kazva.Feed;
using Kazva.RollUp;
using Kazva.Windows;

namespace Kazva.Dashboard.Mirror;

/// <summary>
/// A batch in few bytes, as the page takes it: a state has near a kilobyte, what moved it thirty bytes, and a busy city sends hundreds
/// of them five times a second to every screen. docs/feed.md tells how it is read.
/// </summary>
/// <param name="AsOf">The moment that the windows of the states end at; null without states.</param>
/// <param name="Answers">New answers, oldest first.</param>
internal sealed record MovesMessage(
    string Epoch, long Seq, DateTimeOffset? AsOf, IReadOnlyDictionary<GridLevel, ImmutableArray<Move>> States, ImmutableArray<FeedAnswer> Answers)
{
    /// <summary>A batch, as against the states before it.</summary>
    public static MovesMessage Of(FeedBatch batch, Func<GridState, GridState?> before) => new(
        batch.Epoch, batch.Seq, batch.States.IsEmpty ? null : batch.States[0].AsOf,
        batch.States.GroupBy(state => state.Kind).ToDictionary(kind => kind.Key, kind => kind.Select(state => new Move(before(state), state)).ToImmutableArray()),
        batch.Answers);
}

/// <summary>What one grain's state has become: where the same answers were added in every window, <c>[id, version before, version, [score, answers, …]]</c>;
/// otherwise <c>[id, version, {window: [ten counts]}, version before]</c> with the windows that are others than before, which is null where nothing was.</summary>
[JsonConverter(typeof(Converter))]
internal readonly record struct Move(GridState? Before, GridState Now)
{
    private static readonly ImmutableArray<(Window Window, string Name)> Windows =
        [(Window.Hour, "1h"), (Window.Day, "24h"), (Window.Week, "7d"), (Window.Month, "30d"), (Window.Quarter, "90d")];

    /// <summary>How many answers of each score were added, where every window gained the same and lost none; null otherwise.</summary>
    private static bool AreAdded(GridState before, GridState now, Span<int> added)
    {
        // Under one version it is no answers that moved it, but time or a new definition; who holds that version would take it for known.
        if (before.Version >= now.Version) return false;
        var (had, has) = (before.Windows.Hour.Histogram, now.Windows.Hour.Histogram);
        for (var bar = 0; bar < added.Length; bar++)
            if ((added[bar] = has[bar] - had[bar]) < 0)
                return false;
        foreach (var (window, _) in Windows.AsSpan()[1..])
        {
            (had, has) = (before.Windows[window].Histogram, now.Windows[window].Histogram);
            for (var bar = 0; bar < added.Length; bar++)
                if (has[bar] - had[bar] != added[bar])
                    return false;
        }
        return true;
    }

    private sealed class Converter : JsonConverter<Move>
    {
        public override Move Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, Move value, JsonSerializerOptions options)
        {
            Span<int> added = stackalloc int[Satisfaction.None.Histogram.Length];
            writer.WriteStartArray();
            writer.WriteStringValue(value.Now.Id);
            if (value.Before is { } before && AreAdded(before, value.Now, added))
            {
                writer.WriteNumberValue(before.Version);
                writer.WriteNumberValue(value.Now.Version);
                writer.WriteStartArray();
                for (var bar = 0; bar < added.Length; bar++)
                {
                    if (added[bar] == 0) continue;
                    writer.WriteNumberValue(bar + 1);
                    writer.WriteNumberValue(added[bar]);
                }
                writer.WriteEndArray();
            }
            else
            {
                writer.WriteNumberValue(value.Now.Version);
                writer.WriteStartObject();
                foreach (var (window, name) in Windows)
                {
                    var figures = value.Now.Windows[window];
                    if (figures.Equals(value.Before?.Windows[window])) continue;
                    writer.WriteStartArray(name);
                    foreach (var bar in figures.Histogram) writer.WriteNumberValue(bar);
                    writer.WriteEndArray();
                }
                writer.WriteEndObject();
                if (value.Before is { } known) writer.WriteNumberValue(known.Version);
                else writer.WriteNullValue();
            }
            writer.WriteEndArray();
        }
    }
}
