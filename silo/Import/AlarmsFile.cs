using System.Collections.Immutable;
using Kazva.Alarms.Rules;

namespace Kazva.Silo.Import;

/// <summary><c>alarms.yaml</c>: the alarm rules. Without it the shipped rules hold; with an empty list no rule does.</summary>
internal static class AlarmsFile
{
    /// <summary>The file's name.</summary>
    public const string Name = "alarms.yaml";

    /// <summary>Reads it; null when there is none, or no YAML mapping in it.</summary>
    /// <param name="languages">The organisation's, or empty when they could not be read.</param>
    /// <param name="named">What rules may name.</param>
    public static ImmutableArray<AlarmRule>? Read(string folder, ImmutableArray<string> languages, NamedInRules named, MistakeList mistakes)
    {
        if (!File.Exists(Path.Combine(folder, Name))) return null;
        if (SourceText.Open(folder, Name, "the alarm rules", mistakes) is not { } source
            || YamlSource.Parse(source, mistakes) is not { } yaml)
            return null;

        yaml.OnlyKeys("rules");
        var seen = new FirstSeen("rule");
        var rules = ImmutableArray.CreateBuilder<AlarmRule>();
        foreach (var entry in yaml.Maps("rules"))
        {
            var rule = RuleEntry.Read(entry, languages);
            seen.Add(rule.Rule.Id, entry.PlaceOf("id"), mistakes);
            named.Check(rule, mistakes);
            rules.Add(rule.Rule);
        }
        return rules.ToImmutable();
    }
}
