using Kazva.Alarms.Judging;
using Kazva.Alarms.Life;
using Kazva.Alarms.Rules;
using Kazva.Alarms.Storage;
using Kazva.Definition;

namespace Kazva.Silo.Verification;

/// <summary>
/// Judges the whole log again and holds the stored transitions against it. What cannot be judged again is left out: alarms of a rule that was
/// changed or removed, and alarms of drops and silences where the grid has changed since the first minute.
/// </summary>
/// <param name="Compared">How many transitions were compared.</param>
/// <param name="LeftOut">How many were not.</param>
internal sealed record AlarmVerifier(int Compared, int LeftOut, IReadOnlyList<Difference> Differences)
{
    /// <summary>Compares.</summary>
    public static async Task<AlarmVerifier> Of(GridIndex grid, IAlarmStore store, IJudgedLog log, CancellationToken cancellationToken)
    {
        // The minute is read first: what is judged meanwhile comes after it and is not looked at.
        var book = await store.ReadBookAsync(grid.Id, DateTimeOffset.MinValue.AddYears(1), cancellationToken);
        if (book is not { Judged: { } judged, Began: { } began }) return new AlarmVerifier(0, 0, []);
        var past = await store.ReadPastRulesAsync(grid.Id, cancellationToken);
        var rules = past.GroupBy(rule => rule.Rule.Rule.Id, StringComparer.Ordinal)
            .Where(versions => versions.Count() == 1 && versions.Single().Ended is null)
            .Select(versions => versions.Single().Rule)
            .Where(rule => rule.Rule.Lane == AlarmLane.Safety || grid.Grid.Version == book.BeganWith)
            .ToDictionary(rule => rule.Rule.Id, StringComparer.Ordinal);
        var comparable = (await store.ReadAlarmsAsync(grid.Id, [], before: null, int.MaxValue, cancellationToken))
            .Where(alarm => rules.ContainsKey(alarm.Rule)).Select(alarm => alarm.Id).ToHashSet(StringComparer.Ordinal);
        var stored = await store.ReadAllTransitionsAsync(grid.Id, cancellationToken).Where(made => made.At <= judged).ToListAsync(cancellationToken);
        var kept = stored.Where(made => comparable.Contains(made.Alarm)).ToDictionary(made => (made.Alarm, made.Number));

        var again = await AlarmReplay.RunAsync(
            grid, [.. rules.Values], log.ReadReceivedAsync(grid.Id, began - AlarmJudge.Memory([.. rules.Values]), cancellationToken),
            kept.Values.Where(made => made.Who is not null), began, judged, began - AlarmBook.DangerMargin, cancellationToken);
        return new AlarmVerifier(kept.Count, stored.Count - kept.Count, [.. Between(again.ToDictionary(made => (made.Alarm, made.Number)), kept)]);
    }

    private static IEnumerable<Difference> Between(
        Dictionary<(string Alarm, int Number), AlarmTransition> again, Dictionary<(string Alarm, int Number), AlarmTransition> kept)
    {
        foreach (var key in again.Keys.Union(kept.Keys).Order())
        {
            var (made, stands) = (again.GetValueOrDefault(key), kept.GetValueOrDefault(key));
            // What had been judged when a danger came may differ by a minute.
            if (made is not null && stands is not null && made with { Judged = stands.Judged } == stands) continue;
            yield return new Difference($"alarm {key.Alarm}, transition {key.Number}", Text(made), Text(stands));
        }
    }

    private static string Text(AlarmTransition? made) => made is null
        ? "nothing"
        : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{made.Change} at {made.At:yyyy-MM-ddTHH:mm:ss.fffZ} to {made.State} on {made.Figures.Count} of {made.Figures.Value:0.###}");
}
