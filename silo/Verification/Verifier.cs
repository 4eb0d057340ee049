using Kazva.Abuse;
using Kazva.Definition;
using Kazva.Feed;
using Kazva.RollUp;
using Kazva.Submissions;
using Kazva.Windows;

namespace Kazva.Silo.Verification;

/// <summary>Where what is kept differs from what the log says.</summary>
/// <param name="What">The thing that differs, such as <c>location K7Q2MD, 24h</c>.</param>
internal sealed record Difference(string What, string Log, string Kept)
{
    /// <inheritdoc/>
    public override string ToString() => $"{What}: the log says {Log}, kept is {Kept}";
}

/// <summary>Holds roll-ups, heads and the live state of every grain against a fold of the log.</summary>
internal sealed class Verifier(GridIndex grid, LogFold fold)
{
    private readonly List<Difference> _differences = [];

    /// <summary>What was found so far.</summary>
    public IReadOnlyList<Difference> Differences => _differences;

    /// <summary>No location's head may be behind its log.</summary>
    public void CheckHeads(IReadOnlyDictionary<string, long> heads)
    {
        foreach (var (code, last) in fold.LastNumbers)
            if (heads.GetValueOrDefault(code) is var head && head < last)
                Differ($"head of location {code}", $"{last}", $"{head}");
    }

    /// <summary>Goes through every decision again: each must follow from what stood before it, and the last must be the one in force.</summary>
    /// <returns>How many there are.</returns>
    public async Task<int> CheckDecisions(IHeldSubmissions held, IReadOnlyDictionary<string, long> heads, CancellationToken cancellationToken)
    {
        var (count, standing) = (0, new Dictionary<(string Location, long Number), Decision>());
        await foreach (var decision in held.ReadDecisionsAsync(grid.Id, cancellationToken))
        {
            count++;
            var key = (decision.Location, decision.Submission);
            var name = $"decision {decision.Number} of location {decision.Location} about submission {decision.Submission}";
            if (heads.GetValueOrDefault(decision.Location) is var head && head < decision.Number) Differ($"head of location {decision.Location}", $"{decision.Number}", $"{head}");
            standing.TryGetValue(key, out var before);
            if (decision.Instead != before?.Number) Differ($"{name}, what it replaces", $"{before?.Number}", $"{decision.Instead}");
            var counted = before is null ? fold.Marked.TryGetValue(key, out var found) && found.Held is null : before.Verdict == Verdict.Released;
            var change = (decision.Verdict == Verdict.Released ? 1 : 0) - (counted ? 1 : 0);
            if (decision.Change != change) Differ($"{name}, its change", $"{change}", $"{decision.Change}");
            standing[key] = decision;
        }
        foreach (var (key, found) in fold.Marked)
        {
            var last = standing.GetValueOrDefault(key);
            if (found.Decision != last) Differ($"decision in force about submission {key.Number} of location {key.Location}", Text(last), Text(found.Decision));
            standing.Remove(key);
        }
        foreach (var (key, last) in standing)
            Differ($"decision in force about submission {key.Number} of location {key.Location}", Text(last), "nothing");
        return count;
    }

    /// <summary>Every hour of every level must be there with the log's counts, and no other.</summary>
    public async Task CheckRollUps(IHourlyRollUps rollUps, CancellationToken cancellationToken)
    {
        var missing = new HashSet<(GridLevel Level, string Id, DateTimeOffset Hour)>(fold.Hours.Keys);
        await foreach (var rollUp in rollUps.ReadAllAsync(grid.Id, cancellationToken))
        {
            var key = (rollUp.Level, rollUp.Id, rollUp.Hour);
            missing.Remove(key);
            Compare(NameOf(key), fold.Hours.TryGetValue(key, out var hours) ? hours : new int[Score.Highest], rollUp.Histogram.AsSpan());
        }
        foreach (var key in missing) Compare(NameOf(key), fold.Hours[key], new int[Score.Highest]);
    }

    /// <summary>Every window of a state must be the fold of the log over its locations, at the moment that the state names.</summary>
    public void CheckState(GridState state)
    {
        var codes = LogFold.Codes(grid, state.Kind, state.Id).ToList();
        foreach (var window in Enum.GetValues<Window>())
            Compare(
                $"{state.Kind.ToString().ToLowerInvariant()} {state.Id}, {Name(window)}",
                fold.Window(codes, window, state.AsOf),
                state.Windows[window].Histogram.AsSpan());
    }

    private void Compare(string what, ReadOnlySpan<int> log, ReadOnlySpan<int> kept)
    {
        if (!log.SequenceEqual(kept)) Differ(what, $"[{string.Join(' ', log.ToArray())}]", $"[{string.Join(' ', kept.ToArray())}]");
    }

    private static string Text(Decision? decision) => decision is null ? "nothing" : $"{decision.Verdict} by number {decision.Number}";

    private void Differ(string what, string log, string kept) => _differences.Add(new Difference(what, log, kept));

    private static string NameOf((GridLevel Level, string Id, DateTimeOffset Hour) key) =>
        $"roll-up of {key.Level.ToString().ToLowerInvariant()} {key.Id}, hour {key.Hour:yyyy-MM-ddTHH'Z'}";

    private static string Name(Window window) => window switch
    {
        Window.Hour => "1h",
        Window.Day => "24h",
        Window.Week => "7d",
        Window.Month => "30d",
        _ => "90d",
    };
}
