using Kazva.Alarms.Life;
using Kazva.Definition;
using Kazva.RollUp;

namespace Kazva.Alarms.Delivery;

/// <summary>What a subject is called. What the definition no longer has is called by its id.</summary>
internal static class SubjectName
{
    /// <summary>The name with the settlement and the category: <c>Swing (Centre, Playgrounds)</c>.</summary>
    public static string Of(GridIndex grid, AlarmSubject subject, string language)
    {
        switch (subject.Level)
        {
            case GridLevel.Location when grid.Locations.TryGetValue(subject.Id, out var location):
                return $"{In(location.Name) ?? subject.Id} ({Settlement(location.Settlement)}, {Category(location.Category)})";
            case GridLevel.Settlement:
                return Settlement(subject.Id);
            case GridLevel.SettlementCategory:
                var (settlement, category) = GridKey.Parse(subject.Id);
                return $"{Category(category)} ({Settlement(settlement)})";
            case GridLevel.Category:
                return Category(subject.Id);
            case GridLevel.Organisation:
                return In(grid.Grid.Organisation.Name) ?? subject.Id;
            default:
                return subject.Id;
        }

        string Settlement(string id) => In(grid.Settlements.GetValueOrDefault(id)?.Name) ?? id;

        string Category(string id) => In(grid.Categories.GetValueOrDefault(id)?.Name) ?? id;

        string? In(LocalText? text) => text?.In(language, [.. grid.Grid.Organisation.Languages]) is { Length: > 0 } name ? name : null;
    }
}
