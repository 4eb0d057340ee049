using System.Collections.Immutable;
using Kazva.Definition;

namespace Kazva.Silo.Import;

/// <summary>
/// Reads a grid definition folder. Whatever is in it, nothing is thrown: the result is a grid without any mistake,
/// or all the mistakes at once.
/// </summary>
internal static class GridDefinitionReader
{
    /// <summary>Reads <paramref name="folder"/>.</summary>
    public static GridDefinition Read(string folder)
    {
        var mistakes = new MistakeList();
        if (!Directory.Exists(folder))
        {
            mistakes.Add(".", 1, 1, $"there is no folder '{folder}'");
            var nowhere = ImmutableDictionary<string, Place>.Empty;
            return new GridDefinition(null, mistakes.Sorted(), [], nowhere, nowhere);
        }

        // In the order in which one needs the other: languages, then ids, then what names them.
        var organisation = OrganisationFile.Read(folder, mistakes);
        // Without its languages nothing can be said of the texts in the others, but much of the rest.
        var languages = organisation?.Organisation.Languages ?? [];
        var settlements = SettlementsFile.Read(folder, languages, mistakes);
        var categories = ReadCategories(folder, languages, mistakes, out var ids);
        var plates = new LocationsFile(languages, settlements?.Ids, ids, mistakes);
        var locations = plates.Read(folder);
        var map = organisation?.Map is { } reference ? MapFiles.Read(folder, reference, settlements?.Ids, mistakes) : null;

        var teams = TeamsFile.Read(folder, languages, mistakes);
        var named = new NamedInRules(
            settlements?.Ids, ids, plates.Ids, teams.Ids, [.. categories.Select(c => c.Category)], locations);
        var rules = AlarmsFile.Read(folder, languages, named, mistakes);

        var sorted = mistakes.Sorted();
        var grid = sorted.IsEmpty
            ? new Grid(
                organisation!.Organisation with { Map = map }, settlements!.Settlements,
                [.. categories.Select(c => c.Category)], locations, Rules: rules, Teams: teams.Teams)
            : null;
        return new GridDefinition(
            grid, sorted, [.. Ignored(folder).Where(name => name != organisation?.EmblemPath)],
            categories.DistinctBy(c => c.Category.Id, StringComparer.Ordinal)
                .ToImmutableDictionary(c => c.Category.Id, c => c.VersionAt, StringComparer.Ordinal),
            plates.Codes);
    }

    private static ImmutableArray<CategoryFile> ReadCategories(
        string folder, ImmutableArray<string> languages, MistakeList mistakes, out IReadOnlySet<string>? ids)
    {
        var names = Names(folder, CategoryFile.Folder).Where(IsCategory).ToList();
        if (names.Count == 0)
            mistakes.Add(CategoryFile.Folder, 1, 1, "there is no category; expected a file categories/….yaml for each");
        var seen = new FirstSeen("category");
        var categories = ImmutableArray.CreateBuilder<CategoryFile>();
        // A file that cannot be read still says by its name that there is such a category.
        var known = new HashSet<string>(names.Select(Path.GetFileNameWithoutExtension)!, StringComparer.Ordinal);
        foreach (var name in names)
        {
            if (SourceText.Open(folder, name, "a category", mistakes) is not { } source
                || CategoryFile.Read(source, languages, mistakes) is not { } category)
                continue;
            seen.Add(category.Category.Id, category.IdAt, mistakes);
            known.Add(category.Category.Id);
            categories.Add(category);
        }
        ids = names.Count == 0 ? null : known;
        return categories.ToImmutable();
    }

    // Prose and hidden files are nobody's mistake; anything else that is not read may be.
    private static ImmutableArray<string> Ignored(string folder) =>
    [
        .. Names(folder, "").Where(n => n is not (OrganisationFile.Name or SettlementsFile.Name or LocationsFile.Name or AlarmsFile.Name or TeamsFile.Name))
            .Concat(Names(folder, CategoryFile.Folder).Where(n => !IsCategory(n)))
            .Where(n => !n.EndsWith(".md", StringComparison.OrdinalIgnoreCase)),
    ];

    private static bool IsCategory(string name) => name.EndsWith(".yaml", StringComparison.Ordinal);

    private static IEnumerable<string> Names(string folder, string inside)
    {
        var directory = new DirectoryInfo(Path.Combine(folder, inside));
        return !directory.Exists ? [] : directory.EnumerateFiles()
            .Where(f => !f.Name.StartsWith('.'))
            .Select(f => inside.Length == 0 ? f.Name : $"{inside}/{f.Name}")
            .Order(StringComparer.Ordinal);
    }
}
