using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Kazva.Submissions;

namespace Kazva.Silo.Storage.Log;

/// <summary>Answers as a column: <c>{"question":["choice",…],…}</c> in their order, null when there are none.</summary>
internal static class AnswersJson
{
    // The column is never part of a page, so letters may stay letters.
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string? Write(ImmutableArray<Answer> answers)
    {
        if (answers.IsDefaultOrEmpty) return null;
        var buffer = new ArrayBufferWriter<byte>(128);
        using (var json = new Utf8JsonWriter(buffer, Readable))
        {
            json.WriteStartObject();
            foreach (var answer in answers)
            {
                json.WriteStartArray(answer.Question);
                foreach (var choice in answer.Choices) json.WriteStringValue(choice);
                json.WriteEndArray();
            }
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public static ImmutableArray<Answer> Read(string? column)
    {
        if (column is null) return [];
        var answers = ImmutableArray.CreateBuilder<Answer>();
        var json = new Utf8JsonReader(Encoding.UTF8.GetBytes(column));
        json.Read();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var question = json.GetString()!;
            var choices = ImmutableArray.CreateBuilder<string>();
            json.Read();
            while (json.Read() && json.TokenType == JsonTokenType.String) choices.Add(json.GetString()!);
            answers.Add(new Answer(question, choices.DrainToImmutable()));
        }
        return answers.DrainToImmutable();
    }
}
