using Kazva.Alarms.Life;
using Kazva.Definition;
using Kazva.RollUp;

namespace Kazva.Dashboard.Alarms.Silences;

/// <summary>Which of an alarm's places.</summary>
internal enum PlaceKind
{
    /// <summary>The location.</summary>
    Location,

    /// <summary>Its settlement, with all that lies within.</summary>
    Settlement,

    /// <summary>Its category, everywhere.</summary>
    Category,

    /// <summary>Its category in its settlement.</summary>
    Cell,

    /// <summary>Everything.</summary>
    Organisation,
}

/// <summary>Finds places to silence.</summary>
internal static class SilencePlace
{
    /// <summary>The place of this kind that encloses what an alarm is about; null when there is none.</summary>
    public static AlarmSubject? Around(AlarmSubject subject, PlaceKind kind, GridIndex grid)
    {
        if (kind == PlaceKind.Organisation) return new(GridLevel.Organisation, grid.Id);
        var (settlement, category) = Parts(subject, grid);
        return kind switch
        {
            PlaceKind.Location => subject.Level == GridLevel.Location ? subject : null,
            PlaceKind.Settlement => settlement is null ? null : new(GridLevel.Settlement, settlement),
            PlaceKind.Category => category is null ? null : new(GridLevel.Category, category),
            _ => settlement is null || category is null ? null : new(GridLevel.SettlementCategory, GridKey.Of(settlement, category)),
        };
    }

    /// <summary>Whether the grid has such a place.</summary>
    public static bool IsIn(GridIndex grid, AlarmSubject? place)
    {
        if (place is not { Id: not null } subject) return false;
        return subject.Level switch
        {
            GridLevel.Location => grid.Locations.ContainsKey(subject.Id),
            GridLevel.Settlement => grid.Settlements.ContainsKey(subject.Id),
            GridLevel.Category => grid.Categories.ContainsKey(subject.Id),
            GridLevel.SettlementCategory => subject.Id.Split('/') is [var settlement, var category] && grid.Settlements.ContainsKey(settlement) && grid.Categories.ContainsKey(category),
            _ => subject.Level == GridLevel.Organisation && subject.Id == grid.Id,
        };
    }

    private static (string? Settlement, string? Category) Parts(AlarmSubject subject, GridIndex grid) => subject.Level switch
    {
        GridLevel.Location => grid.Locations.TryGetValue(subject.Id, out var location) ? (location.Settlement, location.Category) : default,
        GridLevel.SettlementCategory => subject.Id.Split('/') is [var settlement, var category] ? (settlement, category) : default,
        GridLevel.Settlement => (subject.Id, null),
        GridLevel.Category => (null, subject.Id),
        _ => default,
    };
}
