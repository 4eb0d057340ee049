using System.Collections.Immutable;
using Kazva.Alarms.Rules;

namespace Kazva.Silo.Import;

/// <summary>One entry of <see cref="AlarmsFile"/>.</summary>
/// <param name="Rule">The rule; in the place of what is wrong by its form stands something that is right.</param>
/// <param name="Places">Where each part stands, by its <see cref="RuleMistake.Path"/>. The part without a path is the rule itself.</param>
internal sealed record RuleEntry(AlarmRule Rule, IReadOnlyDictionary<string, Place> Places)
{
    private static readonly ImmutableArray<string> Lanes = ["safety", "drop", "silence"];

    /// <summary>Reads an entry.</summary>
    public static RuleEntry Read(YamlMap yaml, ImmutableArray<string> languages)
    {
        yaml.OnlyKeys(["id", "name", .. RuleScope.Keys, "severity", "team", "cool-down", .. Lanes]);
        var lanes = Lanes.Where(yaml.Has).ToList();
        var places = new Dictionary<string, Place>(StringComparer.Ordinal)
        {
            // Of two lanes the second is one too many.
            [""] = lanes is [_, var second, ..] ? yaml.PlaceOf(second) : yaml.Place,
            ["id"] = yaml.PlaceOf("id"),
            ["name"] = yaml.PlaceOf("name"),
            ["severity"] = yaml.PlaceOf("severity"),
            ["team"] = yaml.PlaceOf("team"),
            ["coolDown"] = yaml.PlaceOf("cool-down"),
        };
        return new RuleEntry(
            new AlarmRule(
                yaml.Text("id"), yaml.Local("name", languages), RuleScope.Read(yaml, places), Severity(yaml),
                yaml.Has("team") && yaml.Text("team") is { Length: > 0 } team ? team : null,
                yaml.Duration("cool-down", TimeSpan.FromDays(1)),
                yaml.Has("safety") ? Safety(yaml) : null,
                yaml.Has("drop") ? DropEntry.Read(yaml, places) : null,
                yaml.Has("silence") ? Silence(yaml, places) : null),
            places);
    }

    /// <summary>Where a part stands, or the nearest part around it that has a place of its own.</summary>
    public Place PlaceOf(string path)
    {
        while (!Places.ContainsKey(path))
            path = path[..Math.Max(0, path.LastIndexOfAny(['.', '[']))];
        return Places[path];
    }

    private static AlarmSeverity Severity(YamlMap yaml) => yaml.OneOf("severity", "notice", "warning", "critical") switch
    {
        "critical" => AlarmSeverity.Critical,
        "warning" => AlarmSeverity.Warning,
        _ => AlarmSeverity.Notice,
    };

    private static SafetyRule Safety(YamlMap yaml)
    {
        if (yaml.IsMap("safety")) yaml.Map("safety")!.OnlyKeys();
        else yaml.Wrong("safety", "expected safety: {}; this lane has nothing to set");
        return new SafetyRule();
    }

    private static SilenceRule Silence(YamlMap yaml, Dictionary<string, Place> places)
    {
        places["silence"] = yaml.PlaceOf("silence");
        if (yaml.Map("silence") is not { } silence) return new SilenceRule(0.99, 1);
        silence.OnlyKeys("confidence", "min-count");
        places["silence.confidence"] = silence.PlaceOf("confidence");
        places["silence.minCount"] = silence.PlaceOf("min-count");
        return new SilenceRule(silence.Percent("confidence", 0.99), silence.Number("min-count", least: 1));
    }
}
