using System.Collections.Immutable;
using System.Text.Json;
using Kazva.Alarms.Life;
using Kazva.Alarms.Rules;
using Kazva.Silo.Import;

namespace Kazva.Silo.Storage.Alarms;

/// <summary>What is kept as JSON in a column of the alarms' tables, in the shape that a grid has: nobody asks for parts of it.</summary>
internal static class AlarmJson
{
    public static string Write(AlarmRule rule) => JsonSerializer.Serialize(rule, GridJson.Options);

    public static string Write(ImmutableArray<AlarmRule> rules) => JsonSerializer.Serialize(rules, GridJson.Options);

    public static string Write(AlarmFigures figures) => JsonSerializer.Serialize(figures, GridJson.Options);

    public static AlarmRule Rule(string json) => Read<AlarmRule>(json);

    public static ImmutableArray<AlarmRule> Rules(string json) => Read<ImmutableArray<AlarmRule>>(json);

    public static AlarmFigures Figures(string json) => Read<AlarmFigures>(json);

    private static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, GridJson.Options) ?? throw new JsonException("Expected a value, got null.");
}
