using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Kazva.Definition;

namespace Kazva.Silo.Import;

/// <summary>The JSON in which storage keeps a grid, one document per organisation.</summary>
internal static class GridJson
{
    internal static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { MayBeLeftOut } },
        // It is read by programs and by people with a database client, never inside HTML.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new LocalTextConverter() },
    };

    /// <summary>Writes a grid. Two grids that mean the same give the same text.</summary>
    public static string Serialize(Grid grid) => Serialize<Grid>(grid);

    /// <summary>Reads what <see cref="Serialize(Grid)"/> wrote.</summary>
    /// <exception cref="JsonException">It is no such document.</exception>
    public static Grid Deserialize(string json) =>
        JsonSerializer.Deserialize<Grid>(json, Options) ?? throw new JsonException("Expected a grid, got null.");

    /// <summary>Whether two parts of a grid mean the same. The records cannot tell: they compare their arrays by reference.</summary>
    public static bool Same<T>(T a, T b) => Serialize(a) == Serialize(b);

    private static string Serialize<T>(T part) => JsonSerializer.Serialize(part, Options);

    // What is null is not written, so it may be missing.
    private static void MayBeLeftOut(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
            if (Nullable.GetUnderlyingType(property.PropertyType) is not null || property.IsSetNullable)
                property.IsRequired = false;
    }

    // {"bg": "…", "en": "…"}, as everywhere else, with no property around it.
    private sealed class LocalTextConverter : JsonConverter<LocalText>
    {
        public override LocalText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(JsonSerializer.Deserialize<Dictionary<string, string>>(ref reader, options)!
                .ToImmutableSortedDictionary(StringComparer.Ordinal));

        public override void Write(Utf8JsonWriter writer, LocalText value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value.ByLanguage, options);
    }
}
