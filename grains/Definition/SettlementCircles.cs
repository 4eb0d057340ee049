using System.Collections.Immutable;

namespace Kazva.Definition;

/// <summary>Finds settlements that lie within each other in a circle.</summary>
public static class SettlementCircles
{
    /// <summary>Every circle, once: the ids from the settlement that comes first among them, each within the next, and that
    /// first one again at the end. A settlement that names itself is a circle of one. Unknown ids lead nowhere; of two settlements
    /// with one id the first counts.</summary>
    public static IEnumerable<ImmutableArray<string>> In(ImmutableArray<Settlement> settlements)
    {
        var within = new Dictionary<string, string?>(StringComparer.Ordinal);
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var settlement in settlements)
            if (within.TryAdd(settlement.Id, settlement.Within))
                places[settlement.Id] = places.Count;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var settlement in settlements)
        {
            var way = new List<string>();
            for (var id = settlement.Id; id is not null && within.TryGetValue(id, out var next); id = next)
            {
                if (way.IndexOf(id) is >= 0 and var start)
                {
                    var circle = way[start..];
                    var first = circle.IndexOf(circle.MinBy(member => places[member])!);
                    yield return [.. circle[first..], .. circle[..first], circle[first]];
                    break;
                }
                // Whatever lies further on was looked at from an earlier settlement.
                if (!seen.Add(id)) break;
                way.Add(id);
            }
        }
    }
}
