using Kazva.Alarms.Life;
using Kazva.Alarms.Rules;
using Kazva.Definition;
using Kazva.RollUp;

namespace Kazva.Alarms.Delivery;

/// <summary>Why nobody is notified of an alarm for now.</summary>
internal static class Quieting
{
    /// <summary>What is said of every message of a grid whose answers are made up: it goes to nobody.</summary>
    public const string Simulated = "The answers are simulated: nothing is sent.";

    /// <summary>The reason, or null when there is none.</summary>
    /// <param name="alarms">The alarms that stand.</param>
    /// <remarks>A silence of the place or of one around it quietens all. A drop alarm of a place around it, firing or acknowledged, quietens all but safety;
    /// one without a team does not, for nobody was told of it.</remarks>
    public static Quiet? Reason(GridIndex grid, Alarm alarm, IEnumerable<Alarm> alarms, IEnumerable<AlarmSilence> silences, DateTimeOffset now)
    {
        if (grid.Grid.Simulated) return new Quiet(Simulated);
        var around = Around(grid, alarm.Subject);
        if (silences.FirstOrDefault(silence => silence.From <= now && now < silence.Until && (silence.Place == alarm.Subject || around.Contains(silence.Place))) is { } silence)
            return new Quiet($"Silenced: {silence.Reason}", silence.Until);
        if (alarm.Lane == AlarmLane.Safety) return null;
        return alarms.FirstOrDefault(other => other.IsActive && other.Lane == AlarmLane.Drop && other.Team is not null && around.Contains(other.Subject)) is { } parent
            ? new Quiet($"An alarm of {parent.Subject}, which is around it, was firing: {parent.Id}")
            : null;
    }

    /// <summary>The places that a subject lies in: its cells, its category, its settlements, the organisation. Of one that the definition no longer has,
    /// those that its id tells of.</summary>
    public static IReadOnlySet<AlarmSubject> Around(GridIndex grid, AlarmSubject subject)
    {
        var around = new HashSet<AlarmSubject>();
        switch (subject.Level)
        {
            case GridLevel.Location when grid.Locations.TryGetValue(subject.Id, out var location):
                AddCell(location.Settlement, location.Category);
                break;
            case GridLevel.SettlementCategory:
                var (settlement, category) = GridKey.Parse(subject.Id);
                AddCell(settlement, category);
                break;
            case GridLevel.Settlement:
                foreach (var outer in Outwards(subject.Id)) around.Add(new(GridLevel.Settlement, outer));
                break;
        }
        if (subject.Level != GridLevel.Organisation) around.Add(new(GridLevel.Organisation, grid.Id));
        around.Remove(subject);
        return around;

        void AddCell(string settlement, string category)
        {
            foreach (var outer in Outwards(settlement))
            {
                around.Add(new(GridLevel.SettlementCategory, $"{outer}/{category}"));
                around.Add(new(GridLevel.Settlement, outer));
            }
            around.Add(new(GridLevel.Category, category));
        }

        IEnumerable<string> Outwards(string settlement)
        {
            for (string? id = settlement; id is not null; id = grid.Settlements.GetValueOrDefault(id)?.Within) yield return id;
        }
    }
}

/// <summary>Why nobody is notified.</summary>
/// <param name="Until">When a silence ends: what still fires then is told. Null of what tells for itself, or of what is never told.</param>
internal readonly record struct Quiet(string Reason, DateTimeOffset? Until = null);
