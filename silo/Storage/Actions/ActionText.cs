using System.Text.Json;
using Kazva.Definition;
using Kazva.Silo.Import;

namespace Kazva.Silo.Storage.Actions;

/// <summary>The texts of an action as JSON in a column, in the shape that a grid's have.</summary>
internal static class ActionText
{
    public static string Write(LocalText text) => JsonSerializer.Serialize(text, GridJson.Options);

    /// <exception cref="JsonException">It is no such document.</exception>
    public static LocalText Read(string json) =>
        JsonSerializer.Deserialize<LocalText>(json, GridJson.Options) ?? throw new JsonException("Expected texts, got null.");
}
