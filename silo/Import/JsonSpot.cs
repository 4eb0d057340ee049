using System.Collections.Immutable;
using System.Text.Json;

namespace Kazva.Silo.Import;

/// <summary>A JSON value that knows where it stands, which <see cref="JsonDocument"/> does not tell.</summary>
/// <param name="Text">The value of a string, else null.</param>
/// <param name="Members">Of an object; of a name that is there twice, the last.</param>
/// <param name="Items">Of an array.</param>
internal sealed record JsonSpot(
    JsonValueKind Kind, Place Place, string? Text,
    ImmutableDictionary<string, JsonSpot> Members, ImmutableArray<JsonSpot> Items)
{
    /// <summary>Parses a file; reports and returns null when it is not JSON.</summary>
    /// <param name="skip">The name of members of which only the kind is kept, because they are large.</param>
    public static JsonSpot? Parse(SourceText source, string skip, MistakeList mistakes)
    {
        var places = new BytePlaces(source);
        var reader = new Utf8JsonReader(places.Bytes);
        try
        {
            reader.Read();
            var spot = Read(ref reader, places, skip);
            reader.Read();
            return spot;
        }
        catch (JsonException e)
        {
            var place = places.At(e.LineNumber ?? 0, e.BytePositionInLine ?? 0);
            mistakes.Add(place.File, place.Line, place.Column, "not JSON here; expected GeoJSON");
            return null;
        }
    }

    /// <summary>The member of an object, or null.</summary>
    public JsonSpot? Member(string name) => Members.GetValueOrDefault(name);

    private static JsonSpot Read(ref Utf8JsonReader reader, BytePlaces places, string skip)
    {
        var place = places.At(reader.TokenStartIndex);
        var spot = new JsonSpot(Of(reader.TokenType), place, null, ImmutableDictionary<string, JsonSpot>.Empty, []);
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return spot with { Text = reader.GetString() };
            case JsonTokenType.StartArray:
                var items = ImmutableArray.CreateBuilder<JsonSpot>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) items.Add(Read(ref reader, places, skip));
                return spot with { Items = items.ToImmutable() };
            case JsonTokenType.StartObject:
                var members = ImmutableDictionary.CreateBuilder<string, JsonSpot>(StringComparer.Ordinal);
                while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
                {
                    var name = reader.GetString()!;
                    reader.Read();
                    if (name == skip)
                    {
                        members[name] = new JsonSpot(Of(reader.TokenType), places.At(reader.TokenStartIndex), null,
                            ImmutableDictionary<string, JsonSpot>.Empty, []);
                        reader.Skip();
                    }
                    else
                    {
                        members[name] = Read(ref reader, places, skip);
                    }
                }
                return spot with { Members = members.ToImmutable() };
            default:
                return spot;
        }
    }

    private static JsonValueKind Of(JsonTokenType token) => token switch
    {
        JsonTokenType.StartObject => JsonValueKind.Object,
        JsonTokenType.StartArray => JsonValueKind.Array,
        JsonTokenType.String => JsonValueKind.String,
        JsonTokenType.Number => JsonValueKind.Number,
        JsonTokenType.True => JsonValueKind.True,
        JsonTokenType.False => JsonValueKind.False,
        _ => JsonValueKind.Null,
    };
}
