using System.Text.Json;
using System.Text.Json.Serialization;
using Kazva.Submissions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace Kazva.Dashboard.Staff;

/// <summary>Reads the JSON that staff send. Members that are not known, or given twice, are refused.</summary>
internal static class StaffBody
{
    /// <summary>The most bytes of a body.</summary>
    public const int LongestBytes = 64 * 1024;

    private static readonly JsonSerializerOptions Strict = StaffJson.Configure(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        PropertyNameCaseInsensitive = false,
        NumberHandling = JsonNumberHandling.Strict,
        MaxDepth = 16,
    });

    /// <summary>The body, or why it cannot be read.</summary>
    /// <param name="mayBeEmpty">Whether no body at all stands for an object without members.</param>
    public static async Task<(T? Body, IResult? Refusal)> Read<T>(HttpRequest request, bool mayBeEmpty = false) where T : class, new()
    {
        if (request.ContentLength is null or 0 && mayBeEmpty && string.IsNullOrEmpty(request.ContentType)) return (new T(), null);
        if (!IsJson(request))
            return (null, TypedResults.Problem("The content type should be application/json, in UTF-8.", statusCode: StatusCodes.Status415UnsupportedMediaType));
        if (request.ContentLength > LongestBytes) return (null, TooLarge());
        var buffer = new byte[(request.ContentLength ?? LongestBytes) + 1];
        var length = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, request.HttpContext.RequestAborted);
        if (length > LongestBytes) return (null, TooLarge());
        if (length == 0 && mayBeEmpty) return (new T(), null);
        try
        {
            return JsonSerializer.Deserialize<T>(buffer.AsSpan(0, length), Strict) is { } body
                ? (body, null)
                : (null, StaffProblem.Field("", "object", "The body should be a JSON object."));
        }
        catch (JsonException broken)
        {
            var field = broken.Path is { } path && path.StartsWith("$.", StringComparison.Ordinal) ? path[2..] : "";
            return (null, field.Length > 0
                ? StaffProblem.Field(field, "value", "There is no such member, it is given twice, or its value is of another kind than it should be.")
                : StaffProblem.Field("", "json", FormattableString.Invariant($"The body should be a JSON object; it breaks at line {broken.LineNumber + 1}, byte {broken.BytePositionInLine + 1}.")));
        }
    }

    /// <summary>A text that people write and read, or what is wrong with it.</summary>
    public static FieldError? CheckText(string field, string? text, int most, bool isNeeded) =>
        string.IsNullOrWhiteSpace(text)
            ? isNeeded ? new(field, "required", "A text is needed, for those who look later.") : null
            : text.Length > most ? new(field, "too-long", FormattableString.Invariant($"At most {most} characters."))
            : text.Any(char.IsControl) ? new(field, "characters", "One line of text, without control characters.") : null;

    private static bool IsJson(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
        && (!type.Charset.HasValue || type.Charset.Value.Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase));

    private static ProblemHttpResult TooLarge() =>
        TypedResults.Problem(FormattableString.Invariant($"The body is larger than {LongestBytes} bytes."), statusCode: StatusCodes.Status413PayloadTooLarge);
}
