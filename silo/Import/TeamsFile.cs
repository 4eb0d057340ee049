using System.Collections.Immutable;
using Kazva.Alarms.Teams;

namespace Kazva.Silo.Import;

/// <summary><c>teams.yaml</c>: who is on call.</summary>
/// <param name="Teams">The teams; null when there is no such file.</param>
/// <param name="Ids">The known ids, or null when the file could not be read and none can be called unknown.</param>
internal sealed record TeamsFile(ImmutableArray<Team>? Teams, IReadOnlySet<string>? Ids)
{
    /// <summary>The file's name.</summary>
    public const string Name = "teams.yaml";

    /// <summary>Reads it, if there is one.</summary>
    /// <param name="languages">The organisation's, or empty when they could not be read.</param>
    public static TeamsFile Read(string folder, ImmutableArray<string> languages, MistakeList mistakes)
    {
        if (!File.Exists(Path.Combine(folder, Name))) return new TeamsFile(null, ImmutableHashSet<string>.Empty);
        if (SourceText.Open(folder, Name, "the teams", mistakes) is not { } source
            || YamlSource.Parse(source, mistakes) is not { } yaml)
            return new TeamsFile(null, null);

        yaml.OnlyKeys("teams");
        var seen = new FirstSeen("team");
        var teams = ImmutableArray.CreateBuilder<Team>();
        foreach (var entry in yaml.Maps("teams"))
        {
            var team = TeamEntry.Read(entry, languages, mistakes);
            seen.Add(team.Id, entry.PlaceOf("id"), mistakes);
            teams.Add(team);
        }
        return new TeamsFile(teams.ToImmutable(), yaml.Count("teams") is null ? null : seen.Ids);
    }
}
