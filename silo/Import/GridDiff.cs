using System.Collections.Immutable;
using Kazva.Definition;

namespace Kazva.Silo.Import;

/// <summary>Compares the grid of an organisation with the one that was read from a folder.</summary>
internal static class GridDiff
{
    /// <summary>What an import will change, in the order organisation, settlements, categories, locations, teams, rules.</summary>
    /// <param name="current">The grid in use, or null when there is none yet.</param>
    public static ImmutableArray<GridChange> Between(Grid? current, Grid next)
    {
        var language = next.Organisation.Languages[0];
        string Name(LocalText text) => $"«{text.In(language)}»";
        // What a retired location needs stays, so the result is compared, not the folder.
        var merged = Merge(current, next);
        return
        [
            .. Compare("organisation", current is null ? [] : [current.Organisation], [merged.Organisation],
                o => o.Id, o => Name(o.Name), Changes),
            .. Compare("settlement", current?.Settlements ?? [], merged.Settlements, s => s.Id, s => Name(s.Name), Changes),
            .. Compare("category", current?.Categories ?? [], merged.Categories, c => c.Id, c => Name(c.Name), Changes),
            .. Locations(current?.Locations ?? [], next.Locations, Name),
            .. Compare("team", current?.Teams ?? [], merged.Teams ?? [], t => t.Id, t => Name(t.Name), AlarmDiff.Changes),
            .. AlarmDiff.WhereRulesComeFrom(current, merged),
            .. Compare("rule", current?.Rules ?? [], merged.Rules ?? [], r => r.Id, r => Name(r.Name), AlarmDiff.Changes),
        ];
    }

    /// <summary>Mistakes that show only beside the grid in use: a questionnaire that changed while its version did not go up.</summary>
    /// <param name="next">What was read; without a grid there is nothing to check.</param>
    public static ImmutableArray<Mistake> Check(Grid? current, GridDefinition next)
    {
        if (current is null || next.Grid is null) return [];
        var mistakes = new MistakeList();
        var before = current.Categories.ToDictionary(c => c.Id, c => c.Questionnaire, StringComparer.Ordinal);
        foreach (var category in next.Grid.Categories)
        {
            if (!before.TryGetValue(category.Id, out var old) || GridJson.Same(old, category.Questionnaire)) continue;
            var version = category.Questionnaire.Version;
            if (version > old.Version) continue;
            var place = next.Versions.GetValueOrDefault(category.Id, new Place($"{CategoryFile.Folder}/{category.Id}.yaml", 1, 1));
            mistakes.Add(place.File, place.Line, place.Column, version < old.Version
                ? $"the version is {version}, but the grid has {old.Version} already; expected {old.Version} or more"
                : $"the questionnaire changed, but its version is still {version}; expected {old.Version + 1}");
        }
        return mistakes.Sorted();
    }

    /// <summary>The grid after an import: the new one, a version higher, and in it the locations that the folder no
    /// longer has, retired, with the settlements and categories that they need.</summary>
    public static Grid Merge(Grid? current, Grid next)
    {
        if (current is null) return next with { Version = 1 };
        var retired = Missing(current.Locations, next.Locations, l => l.Code)
            .Select(l => l with { Retired = true }).ToImmutableArray();
        var settlements = WithThoseAround(retired.Select(l => l.Settlement), current.Settlements);
        var categories = retired.Select(l => l.Category).ToHashSet(StringComparer.Ordinal);
        return next with
        {
            Settlements = next.Settlements.AddRange(
                Missing(current.Settlements, next.Settlements, s => s.Id).Where(s => settlements.Contains(s.Id))),
            Categories = WithEarlier(current.Categories, next.Categories).AddRange(
                Missing(current.Categories, next.Categories, c => c.Id).Where(c => categories.Contains(c.Id))),
            Locations = next.Locations.AddRange(retired),
            Version = current.Version + 1,
        };
    }

    /// <summary>The categories with the questionnaires that they had before: forms that are open while a grid is imported are sent after it.</summary>
    private static ImmutableArray<Category> WithEarlier(ImmutableArray<Category> before, ImmutableArray<Category> after)
    {
        var known = before.ToDictionary(c => c.Id, StringComparer.Ordinal);
        return
        [
            .. after.Select(category => known.TryGetValue(category.Id, out var old)
                && old.Questionnaires.Where(q => q.Version != category.Questionnaire.Version).Take(Category.MostEarlier).ToImmutableArray() is { IsEmpty: false } earlier
                    ? category with { Earlier = earlier }
                    : category),
        ];
    }

    private static HashSet<string> WithThoseAround(IEnumerable<string> ids, ImmutableArray<Settlement> settlements)
    {
        var within = settlements.ToDictionary(s => s.Id, s => s.Within, StringComparer.Ordinal);
        var all = new HashSet<string>(StringComparer.Ordinal);
        foreach (var id in ids)
            for (var around = id; around is not null && all.Add(around);) around = within[around];
        return all;
    }

    private static IEnumerable<GridChange> Locations(
        ImmutableArray<Location> before, ImmutableArray<Location> after, Func<LocalText, string> name)
    {
        // A location is never removed: it retires, once.
        var there = after.Select(l => l.Code).ToHashSet(StringComparer.Ordinal);
        var stays = before.RemoveAll(l => !there.Contains(l.Code));
        foreach (var change in Compare("location", stays, after, l => l.Code, l => name(l.Name), Changes))
            yield return change;
        foreach (var location in before.Where(l => !there.Contains(l.Code) && !l.Retired))
            yield return new GridChange(ChangeKind.Retired, "location", location.Code,
                $"location {location.Code} {name(location.Name)} will be retired: it is not in the folder, its answers stay");
    }

    private static IEnumerable<GridChange> Compare<T>(
        string what, ImmutableArray<T> before, ImmutableArray<T> after,
        Func<T, string> id, Func<T, string> name, Func<T, T, IEnumerable<string>> changes)
    {
        var known = before.ToDictionary(id, StringComparer.Ordinal);
        foreach (var part in after)
        {
            if (!known.TryGetValue(id(part), out var old))
                yield return new GridChange(ChangeKind.Added, what, id(part), $"{what} {id(part)} {name(part)} will be added");
            else if (changes(old, part).ToList() is { Count: > 0 } found)
                yield return new GridChange(ChangeKind.Changed, what, id(part),
                    $"{what} {id(part)} {name(part)} will change: {string.Join(", ", found)}");
        }
        foreach (var part in Missing(before, after, id))
            yield return new GridChange(ChangeKind.Removed, what, id(part), $"{what} {id(part)} {name(part)} will be removed");
    }

    private static IEnumerable<string> Changes(Organisation a, Organisation b)
    {
        if (!GridJson.Same(a.Name, b.Name)) yield return "name";
        if (!a.Languages.SequenceEqual(b.Languages, StringComparer.Ordinal)) yield return $"languages ({string.Join(", ", b.Languages)})";
        if (a.TimeZone != b.TimeZone) yield return $"time zone ({b.TimeZone})";
        if (a.Map != b.Map) yield return "map";
        if (a.Colours != b.Colours) yield return "colours";
        if (a.Emblem != b.Emblem) yield return "emblem";
    }

    private static IEnumerable<string> Changes(Settlement a, Settlement b)
    {
        if (!GridJson.Same(a.Name, b.Name)) yield return "name";
        if (a.Longitude != b.Longitude || a.Latitude != b.Latitude) yield return "coordinates";
        if (a.Population != b.Population) yield return "population";
        if (a.Within != b.Within) yield return $"within ({a.Within ?? "nothing"} to {b.Within ?? "nothing"})";
    }

    private static IEnumerable<string> Changes(Category a, Category b)
    {
        if (!GridJson.Same(a.Name, b.Name)) yield return "name";
        if (!GridJson.Same(a.Questionnaire, b.Questionnaire))
            yield return $"questionnaire (version {a.Questionnaire.Version} to {b.Questionnaire.Version})";
    }

    private static IEnumerable<string> Changes(Location a, Location b)
    {
        if (!GridJson.Same(a.Name, b.Name)) yield return "name";
        if (a.Settlement != b.Settlement) yield return $"settlement ({a.Settlement} to {b.Settlement})";
        if (a.Category != b.Category) yield return $"category ({a.Category} to {b.Category})";
        if (a.Longitude != b.Longitude || a.Latitude != b.Latitude) yield return "coordinates";
        if (a.Kind != b.Kind) yield return "kind";
        if (a.Building != b.Building) yield return "building";
        if (a.Kiosk != b.Kiosk) yield return b.Kiosk ? "a kiosk" : "no kiosk any more";
        if (a.Retired != b.Retired) yield return b.Retired ? "retired" : "back in use";
    }

    private static IEnumerable<T> Missing<T>(ImmutableArray<T> before, ImmutableArray<T> after, Func<T, string> id)
    {
        var there = after.Select(id).ToHashSet(StringComparer.Ordinal);
        return before.Where(part => !there.Contains(id(part)));
    }
}
