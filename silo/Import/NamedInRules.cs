using System.Collections.Immutable;
using System.Text.Json;
using Kazva.Alarms.Rules;
using Kazva.Alarms.Teams;
using Kazva.Definition;

namespace Kazva.Silo.Import;

/// <summary>
/// What alarm rules may name, as far as it could be read: a file that has mistakes of its own must not make a rule wrong that names what is in it.
/// </summary>
/// <param name="settlements">The known ids, or null when they could not be read and none can be called unknown.</param>
/// <param name="categoryIds">As with <paramref name="settlements"/>; those of broken files included.</param>
/// <param name="codes">As with <paramref name="settlements"/>.</param>
/// <param name="teams">As with <paramref name="settlements"/>.</param>
/// <param name="categories">Those that could be read.</param>
/// <param name="locations">Those that could be read.</param>
internal sealed class NamedInRules(
    IReadOnlySet<string>? settlements, IReadOnlySet<string>? categoryIds, IReadOnlySet<string>? codes, IReadOnlySet<string>? teams,
    ImmutableArray<Category> categories, ImmutableArray<Location> locations)
{
    private static readonly LocalText NoText = new(ImmutableSortedDictionary<string, string>.Empty);

    // What is only known by its id stands in it with nothing but that.
    private readonly Grid _grid = new(
        new Organisation("", NoText, [], ""),
        [.. (settlements ?? ImmutableHashSet<string>.Empty).Select(id => new Settlement(id, NoText, null, null))],
        WithThoseOnlyKnown(categories, categoryIds, c => c.Id, id => new Category(id, NoText, new Questionnaire(1, []))),
        WithThoseOnlyKnown(locations, codes, l => l.Code, code => new Location(code, NoText, "", "", null, null)),
        Teams: [.. (teams ?? ImmutableHashSet<string>.Empty).Select(id => new Team(id, NoText, "", [], [], []))]);

    /// <summary>Reports what <see cref="RuleCheck"/> finds, each at its place.</summary>
    public void Check(RuleEntry entry, MistakeList mistakes)
    {
        var found = RuleCheck.Of(entry.Rule, _grid);
        // The places that were reported while reading; what is found there is the same in other words.
        var told = found.Where(m => m.Path.Length > 0 && mistakes.Has(entry.PlaceOf(m.Path))).ToHashSet();
        foreach (var mistake in found)
        {
            if (told.Contains(mistake) || !CanTell(mistake.Path, entry.Rule, mistakes)) continue;
            var place = entry.PlaceOf(mistake.Path);
            mistakes.Add(place.File, place.Line, place.Column, $"{Key(mistake.Path)}{InASentence(mistake.Message)}{Hint(mistake.Path, entry.Rule)}");
        }
    }

    private bool CanTell(string path, AlarmRule rule, MistakeList mistakes) => path switch
    {
        _ when path.StartsWith("name", StringComparison.Ordinal) => rule.Name.ByLanguage is { Count: > 0 } texts && texts.Values.All(t => t.Length > 0),
        _ when path.StartsWith("scope.ids", StringComparison.Ordinal) => KnownFor(rule.Scope.Kind) is not null,
        "team" => teams is not null,
        "drop.question" or "drop.choice" => categoryIds is not null
            && !mistakes.Touch(CategoryFile.Folder) && !(rule.Scope.Kind is ScopeKind.Locations && mistakes.Touch(LocationsFile.Name)),
        _ => true,
    };

    private string Hint(string path, AlarmRule rule)
    {
        var (word, known) = path switch
        {
            "team" => (rule.Team, teams),
            "drop.question" => (rule.Drop?.Question, categories.SelectMany(c => c.Questionnaire.Questions).Select(q => q.Id)),
            "drop.choice" => (rule.Drop?.Choice,
                categories.SelectMany(c => c.Questionnaire.Questions).Where(q => q.Id == rule.Drop?.Question).SelectMany(q => q.Choices).Select(c => c.Id)),
            _ when IdAt(path) is { } at => (rule.Scope.Ids[at], KnownFor(rule.Scope.Kind)),
            _ => (null, (IEnumerable<string>?)null),
        };
        return word is null || known is null || known.Contains(word, StringComparer.Ordinal) ? "" : Nearest.Hint(word, known);
    }

    private IReadOnlySet<string>? KnownFor(ScopeKind kind) => kind switch
    {
        ScopeKind.Settlements => settlements,
        ScopeKind.Locations => codes,
        _ => categoryIds,
    };

    private static int? IdAt(string path) =>
        path.StartsWith("scope.ids[", StringComparison.Ordinal) ? int.Parse(path.AsSpan()["scope.ids[".Length..^1], System.Globalization.CultureInfo.InvariantCulture) : null;

    // drop.minCount is min-count in the file.
    private static string Key(string path) =>
        path.Length == 0 || path.StartsWith("scope", StringComparison.Ordinal) ? "" : $"{JsonNamingPolicy.KebabCaseLower.ConvertName(path.Split('.')[^1].Split('[')[0])}: ";

    private static string InASentence(string message) => char.ToLowerInvariant(message[0]) + message[1..].TrimEnd('.');

    private static ImmutableArray<T> WithThoseOnlyKnown<T>(ImmutableArray<T> read, IReadOnlySet<string>? ids, Func<T, string> id, Func<string, T> make)
    {
        var there = read.Select(id).ToHashSet(StringComparer.Ordinal);
        return [.. read, .. (ids ?? ImmutableHashSet<string>.Empty).Where(i => !there.Contains(i)).Select(make)];
    }
}
