using System.Collections.Immutable;
using System.Text.Json;
using Kazva.Alarms.Storage;
using Kazva.Definition;

namespace Kazva.Alarms.Rules;

/// <summary>The rules that are in force once a grid definition was taken over.</summary>
/// <param name="Defined">The definition's own.</param>
internal sealed record RulesTakenOver(ImmutableArray<RuleInForce> Rules, ImmutableArray<AlarmRule> Defined)
{
    /// <summary>Takes over what a definition says anew. A rule that staff saved stays unless the definition newly has one of its id; one that
    /// staff removed stays away until the definition changes it; what the definition does not have any more goes, if it came with it.</summary>
    /// <param name="since">From when on rules judge that are new or changed.</param>
    /// <returns>Null when there is nothing new.</returns>
    public static RulesTakenOver? From(AlarmBook book, Grid grid, DateTimeOffset since)
    {
        var defined = grid.Rules ?? DefaultRules.For(grid.Teams is { IsEmpty: false } teams ? teams[0].Id : null);
        var before = (book.Defined ?? []).ToDictionary(rule => rule.Id, StringComparer.Ordinal);
        // Of the same version only a new program can say something else: its default rules.
        var isNewer = grid.Version > book.Definition || (grid.Version == book.Definition && !Same(defined, book.Defined ?? []));
        if (!isNewer) return null;

        var inForce = book.Rules.ToDictionary(rule => rule.Rule.Id, StringComparer.Ordinal);
        foreach (var rule in defined)
        {
            var known = before.TryGetValue(rule.Id, out var was);
            if (inForce.TryGetValue(rule.Id, out var stands) ? Stays(stands, rule, known) : known && Same(was!, rule)) continue;
            inForce[rule.Id] = new RuleInForce(rule, Since(rule, stands, since), Who: null);
        }
        foreach (var gone in before.Keys.Except(defined.Select(rule => rule.Id), StringComparer.Ordinal))
            if (inForce.GetValueOrDefault(gone) is { Who: null })
                inForce.Remove(gone);
        return new RulesTakenOver([.. inForce.Values.OrderBy(rule => rule.Rule.Id, StringComparer.Ordinal)], defined);
    }

    /// <summary>From when on a rule judges that takes the place of another. A rule about dangers judges on: there may be a report on its way that arrived before.</summary>
    public static DateTimeOffset Since(AlarmRule rule, RuleInForce? before, DateTimeOffset now) =>
        rule.Lane == AlarmLane.Safety && before is { Rule.Lane: AlarmLane.Safety } ? before.Since : now;

    private static bool Stays(RuleInForce stands, AlarmRule rule, bool known) => stands.Who is null ? Same(stands.Rule, rule) : known;

    // The records cannot tell: they compare their arrays by reference.
    private static bool Same<T>(T a, T b) => JsonSerializer.Serialize(a) == JsonSerializer.Serialize(b);
}
