using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Kazva.Gateway.Problems;
using Kazva.Submissions;

namespace Kazva.Gateway.Submissions;

/// <summary>Reads a submission from JSON and names everything that is not as it should be, all at once.
/// Whether it fits the questionnaire is for the location to say.</summary>
internal sealed class SubmissionReader
{
    private const int DeepestJson = 16;
    private const int IdPlace = 0;
    private const int ScorePlace = 1;
    private static readonly string[] Members = ["submissionId", "score", "answers", "comment", "language", "answeredAt", "version"];
    private static readonly byte[][] Utf8Members = [.. Members.Select(Encoding.UTF8.GetBytes)];

    private readonly ImmutableArray<FieldError>.Builder _errors = ImmutableArray.CreateBuilder<FieldError>(initialCapacity: 0);
    private Guid _id;
    private int _score;
    private ImmutableArray<Answer> _answers = [];
    private string? _comment;
    private string? _language;
    private DateTimeOffset? _answeredAt;
    private int? _version;

    /// <summary>The submission, in its canonical form, or why there is none.</summary>
    public static (Submission? Submission, Refusal? Refusal) Read(ReadOnlyMemory<byte> json)
    {
        if (!Utf8.IsValid(json.Span)) return (null, Refusal.Malformed("utf-8", "The body should be UTF-8."));
        // The parser would call it broken JSON at byte 1, where an editor shows nothing.
        if (json.Span.StartsWith("\uFEFF"u8)) return (null, Refusal.Malformed("utf-8", "The body should be UTF-8 without a byte order mark."));
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = DeepestJson });
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                return (null, Refusal.Malformed("object", "The body should be a JSON object."));
            var reader = new SubmissionReader();
            reader.ReadMembers(document.RootElement);
            return reader._errors.Count == 0 ? (reader.ToSubmission(), null) : (null, Refusal.Fields(reader._errors.DrainToImmutable()));
        }
        catch (JsonException broken)
        {
            return (null, Refusal.Malformed("json",
                $"The body should be JSON of at most {DeepestJson} levels; it breaks at line {broken.LineNumber + 1}, byte {broken.BytePositionInLine + 1}."));
        }
    }

    private Submission ToSubmission() => new(_id, _score, _answers, _comment, _language, _answeredAt, _version);

    private void ReadMembers(JsonElement root)
    {
        Span<bool> seen = stackalloc bool[Members.Length];
        foreach (var member in root.EnumerateObject())
        {
            var place = JsonText.PlaceOf(member, Utf8Members);
            if (place < 0)
            {
                Wrong(JsonText.NameOf(member), "unknown-member", $"There is no such member; the members are: {string.Join(", ", Members)}.");
                continue;
            }
            if (seen[place]) Wrong(Members[place], "member-twice", "A member is given once.");
            else ReadMember(Members[place], member.Value);
            seen[place] = true;
        }
        if (!seen[IdPlace]) Wrong("submissionId", "required", "A UUID, made once for each submission and kept when it is sent again.");
        if (!seen[ScorePlace]) Wrong("score", "required", ScoreRule);
    }

    private void ReadMember(string name, JsonElement value)
    {
        switch (name)
        {
            case "submissionId": ReadId(value); break;
            case "score": ReadScore(value); break;
            case var _ when value.ValueKind == JsonValueKind.Null: break;
            case "answers": _answers = AnswersReader.Read(value, _errors); break;
            case "comment": ReadComment(value); break;
            case "language": ReadLanguage(value); break;
            case "version": ReadVersion(value); break;
            default: ReadAnsweredAt(value); break;
        }
    }

    private void ReadId(JsonElement value)
    {
        if (!JsonText.TryGetId(value, out _id) || _id == Guid.Empty)
            Wrong("submissionId", "uuid", "A UUID such as 3f2c9a54-7d1e-4b8a-9c60-2f5b8e1d7a43, and not all zeros.");
    }

    private static string ScoreRule => $"A whole number from {Score.Lowest} to {Score.Highest}.";

    private void ReadScore(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Number || !value.TryGetInt32(out _score) || !Score.TryCreate(_score, out _))
            Wrong("score", "score-range", ScoreRule);
    }

    private void ReadComment(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String) Wrong("comment", "text", "Text.");
        else if (!JsonText.TryGet(value, out var text)) Wrong("comment", "comment-characters", "Text without halves of surrogate pairs.");
        else if (CommentRule.Check(_comment = Canonical.Comment(text)) is { } error) _errors.Add(error);
    }

    private void ReadLanguage(JsonElement value)
    {
        if (JsonText.TryGet(value, out var text) && LanguageTag.IsOne(text)) _language = text;
        else Wrong("language", "language-tag", "A language tag such as bg or en.");
    }

    private void ReadVersion(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var version) && version >= 1) _version = version;
        else Wrong("version", "version", "The version of the questionnaire that was answered, a whole number from 1; the one in force when it is left out.");
    }

    private void ReadAnsweredAt(JsonElement value)
    {
        if (JsonText.TryGet(value, out var text) && Rfc3339.TryParse(text, out var time)) _answeredAt = Canonical.Time(time);
        else Wrong("answeredAt", "time", "A time by RFC 3339, with its offset, such as 2026-05-04T09:12:31Z.");
    }

    private void Wrong(string field, string code, string message) => _errors.Add(new(field, code, message));
}
