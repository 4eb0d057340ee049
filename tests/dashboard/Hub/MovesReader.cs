using System.Text.Json;
using Kazva.Feed;
using Kazva.RollUp;
using Kazva.Windows;

namespace Kazva.Dashboard.Tests.Hub;

/// <summary>Reads moves as docs/feed.md says.</summary>
internal static class MovesReader
{
    /// <summary>The states that a batch leads to.</summary>
    public static IEnumerable<GridState> StatesOf(JsonElement moves, IReadOnlyDictionary<(GridLevel, string), GridState> held)
    {
        foreach (var kind in moves.GetProperty("states").EnumerateObject())
            foreach (var move in kind.Value.EnumerateArray())
            {
                var isAdded = move[2].ValueKind == JsonValueKind.Number;
                var key = (Enum.Parse<GridLevel>(kind.Name, ignoreCase: true), move[0].GetString()!);
                yield return new GridState(
                    key.Item1, key.Item2, move[isAdded ? 2 : 1].GetInt64(), moves.GetProperty("asOf").GetDateTimeOffset(),
                    isAdded ? Added(move, held[key]) : Said(move, held.GetValueOrDefault(key)));
            }
    }

    private static WindowFigures Added(JsonElement move, GridState before)
    {
        move[1].GetInt64().ShouldBe(before.Version);
        var (added, pairs) = (new int[10], move[3].Deserialize<int[]>()!);
        for (var i = 0; i < pairs.Length; i += 2) added[pairs[i] - 1] += pairs[i + 1];
        return Figures(window => Satisfaction.Of([.. before.Windows[window].Histogram.Zip(added, (had, more) => had + more)]));
    }

    private static WindowFigures Said(JsonElement move, GridState? before) => Figures(window =>
    {
        if (move[2].TryGetProperty(NameOf(window), out var counts)) return Satisfaction.Of(counts.Deserialize<int[]>());
        move[3].GetInt64().ShouldBe(before!.Version);
        return before.Windows[window];
    });

    private static WindowFigures Figures(Func<Window, Satisfaction> of) => new(of(Window.Hour), of(Window.Day), of(Window.Week), of(Window.Month), of(Window.Quarter));

    private static string NameOf(Window window) => window switch
    {
        Window.Hour => "1h",
        Window.Day => "24h",
        Window.Week => "7d",
        Window.Month => "30d",
        _ => "90d",
    };
}
