using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Kazva.Definition;

namespace Kazva.Bench.Load;

/// <summary>
/// Requests as citizens' phones send them through a proxy, put together beforehand: a score, choices that fit it, for some a comment. Only the
/// submission's id and the citizen's address are written for each. No danger is reported, so that what is measured is the everyday.
/// </summary>
internal sealed class RequestMix
{
    private const int Variants = 8;
    private const string IdPlace = "00000000-0000-0000-0000-000000000000";
    private const string AddressPlace = "10.100.100.100";

    private static readonly JsonSerializerOptions Json = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Template[] _templates;
    private readonly int _addresses;

    private RequestMix(Template[] templates, int addresses) => (_templates, _addresses) = (templates, addresses);

    /// <summary>Answers at some plates of a grid, each as often as any other.</summary>
    /// <param name="codes">The plates.</param>
    /// <param name="addresses">How many citizens there are, each with an address, at most a million.</param>
    public static RequestMix Submissions(Grid grid, IReadOnlyList<string> codes, int addresses = 50_000)
    {
        var random = new Random(1);
        var categories = grid.Categories.ToDictionary(category => category.Id, StringComparer.Ordinal);
        var locations = grid.Locations.ToDictionary(location => location.Code, StringComparer.Ordinal);
        var templates = new Template[codes.Count * Variants];
        // Large grids would fill the memory with what differs in six characters.
        var variants = codes.Count > 20_000 ? 1 : Variants;
        for (var i = 0; i < codes.Count; i++)
            for (var variant = 0; variant < Variants; variant++)
                templates[(i * Variants) + variant] = variant < variants
                    ? Template.Of(codes[i], Body(categories[locations[codes[i]].Category].Questionnaire, random))
                    : templates[i * Variants];
        return new RequestMix(templates, addresses);
    }

    /// <summary>Requests for one page.</summary>
    public static RequestMix Page(string path) =>
        new([new Template(Encoding.UTF8.GetBytes($"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Language: bg\r\n\r\n"), -1, -1)], 1);

    /// <summary>Writes a request.</summary>
    /// <returns>Its length.</returns>
    public int Write(byte[] request, ref FastRandom random)
    {
        var template = _templates[random.Next(_templates.Length)];
        template.Bytes.CopyTo(request, 0);
        if (template.Id < 0) return template.Bytes.Length;
        WriteId(request.AsSpan(template.Id, IdPlace.Length), random.NextBits(), random.NextBits());
        var address = random.Next(_addresses);
        Utf8Formatter.TryFormat(100 + (address / 10_000), request.AsSpan(template.Address + 3), out _);
        Utf8Formatter.TryFormat(100 + (address / 100 % 100), request.AsSpan(template.Address + 7), out _);
        Utf8Formatter.TryFormat(100 + (address % 100), request.AsSpan(template.Address + 11), out _);
        return template.Bytes.Length;
    }

    private static void WriteId(Span<byte> place, ulong high, ulong low)
    {
        Span<byte> bytes = stackalloc byte[16];
        BitConverter.TryWriteBytes(bytes, high);
        BitConverter.TryWriteBytes(bytes[8..], low);
        // A random UUID by RFC 9562: version 4, variant 10.
        var id = new Guid(bytes);
        id.TryFormat(place, out _);
        place[14] = (byte)'4';
        place[19] = (byte)'a';
    }

    private static string Body(Questionnaire questionnaire, Random random)
    {
        var score = random.NextDouble() switch { < 0.15 => random.Next(1, 5), < 0.45 => random.Next(5, 8), _ => random.Next(8, 11) };
        var body = new Dictionary<string, object>(StringComparer.Ordinal) { ["submissionId"] = IdPlace, ["score"] = score };
        var answers = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var question in questionnaire.After(score))
            if (question.Choices.Where(choice => !choice.Safety).Select(choice => choice.Id).ToArray() is { Length: > 0 } harmless)
                answers[question.Id] = [harmless[random.Next(harmless.Length)]];
        if (answers.Count > 0) body["answers"] = answers;
        if (random.NextDouble() < 0.2) body["comment"] = "Чисто и подредено, благодаря!";
        body["language"] = "bg";
        return JsonSerializer.Serialize(body, Json);
    }

    private readonly record struct Template(byte[] Bytes, int Id, int Address)
    {
        public static Template Of(string code, string body)
        {
            var length = Encoding.UTF8.GetByteCount(body).ToString(CultureInfo.InvariantCulture);
            var bytes = Encoding.UTF8.GetBytes(
                $"POST /api/v1/locations/{code}/submissions HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Forwarded-For: {AddressPlace}\r\n"
                + $"Content-Type: application/json\r\nContent-Length: {length}\r\n\r\n{body}");
            return new Template(bytes, bytes.AsSpan().IndexOf(Encoding.ASCII.GetBytes(IdPlace)), bytes.AsSpan().IndexOf(Encoding.ASCII.GetBytes(AddressPlace)));
        }
    }
}
