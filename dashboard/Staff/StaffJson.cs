using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Kazva.Alarms.Rules;
using Kazva.Definition;

namespace Kazva.Dashboard.Staff;

/// <summary>How the dashboard's routes and its hub write JSON: camelCase names and enumerations, times in UTC with a Z, lengths of time as in
/// rules (<c>24h</c>), texts as objects by language.</summary>
internal static class StaffJson
{
    public static readonly JsonSerializerOptions Options = Configure(new JsonSerializerOptions(JsonSerializerDefaults.Web));

    public static JsonSerializerOptions Configure(JsonSerializerOptions options)
    {
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        options.Converters.Add(new UtcConverter());
        options.Converters.Add(new RuleTimeConverter());
        options.Converters.Add(new LocalTextConverter());
        return options;
    }

    private sealed class UtcConverter : JsonConverter<DateTimeOffset>
    {
        // A time without its offset from UTC would be read in the time zone of this machine, which nobody knows who sends it.
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String && reader.TryGetDateTimeOffset(out var time)
            && reader.TryGetDateTime(out var written) && written.Kind != DateTimeKind.Unspecified
                ? time.ToUniversalTime()
                : throw new JsonException();

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.UtcDateTime);
    }

    private sealed class RuleTimeConverter : JsonConverter<TimeSpan>
    {
        public override TimeSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String && RuleTime.TryParse(reader.GetString(), out var time) ? time : throw new JsonException();

        public override void Write(Utf8JsonWriter writer, TimeSpan value, JsonSerializerOptions options) =>
            writer.WriteStringValue(RuleTime.Format(value));
    }

    private sealed class LocalTextConverter : JsonConverter<LocalText>
    {
        public override LocalText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(JsonSerializer.Deserialize<Dictionary<string, string>>(ref reader, options)!.ToImmutableSortedDictionary(StringComparer.Ordinal));

        public override void Write(Utf8JsonWriter writer, LocalText value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value.ByLanguage, options);
    }
}
