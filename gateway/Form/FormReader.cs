using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Unicode;
using Kazva.Definition;
using Kazva.Gateway.Submissions;
using Kazva.Submissions;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Kazva.Gateway.Form;

/// <summary>Reads what a browser sent of the form.</summary>
internal sealed record FormReader(FormEntry Entry, bool IsStep, ImmutableArray<FieldError> Errors)
{
    /// <summary>Whether the body is UTF-8 both as it was sent and with its percent signs decoded. Reading would
    /// replace anything else without a word, and the citizen's words would be stored damaged.</summary>
    public static bool IsUtf8(ReadOnlyMemory<byte> body) =>
        // Both: a character begun in a raw byte and ended after a percent sign is whole only when decoded.
        Utf8.IsValid(body.Span)
        && Utf8.IsValid(WebUtility.UrlDecodeToBytes(body.ToArray(), 0, body.Length));

    /// <summary>Reads a form that <see cref="IsUtf8"/>. Choices of a branch that the score does not lead to are dropped without a word:
    /// without a script they are sent when the citizen ticked them before changing the score.</summary>
    public static FormReader Read(ReadOnlyMemory<byte> body, Category category)
    {
        var form = QueryHelpers.ParseQuery(Encoding.UTF8.GetString(body.Span));
        var questionnaire = category.OfVersion(
            int.TryParse(Last(form, FormFields.Version), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null);
        var errors = ImmutableArray.CreateBuilder<FieldError>();

        if (!Guid.TryParseExact(Last(form, FormFields.SubmissionId), "D", out var id) || id == Guid.Empty)
        {
            id = Guid.NewGuid();
            errors.Add(new("submissionId", "uuid", "A UUID."));
        }
        int? score = int.TryParse(Last(form, FormFields.Score), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && Score.TryCreate(number, out _) ? number : null;
        if (score is null) errors.Add(new("score", "required", "A whole number from 1 to 10."));

        var taken = ReadChoices(form, questionnaire, errors);
        var comment = Canonical.Comment(Last(form, FormFields.Comment)) ?? "";
        if (CommentRule.Check(comment) is { } error) errors.Add(error);

        var isStep = Last(form, FormFields.Step) == FormFields.Score;
        var isStepped = score is not null && (isStep || Last(form, FormFields.Stepped) is not null);
        return new(new(id, score, taken, comment, isStepped, questionnaire), isStep, errors.DrainToImmutable());
    }

    /// <summary>The submission, when there are no errors.</summary>
    public Submission ToSubmission(string language) => new(
        Entry.SubmissionId,
        Entry.Score!.Value,
        Canonical.Answers(
        [
            .. Entry.Questionnaire.After(Entry.Score.Value).Where(q => Entry.Taken.ContainsKey(q.Id)).Select(q => (q.Id, Entry.Taken[q.Id].ToArray())),
        ]),
        Canonical.Comment(Entry.Comment),
        language,
        AnsweredAt: null,
        Entry.Questionnaire.Version);

    private static ImmutableDictionary<string, ImmutableArray<string>> ReadChoices(
        Dictionary<string, StringValues> form, Questionnaire questionnaire, ImmutableArray<FieldError>.Builder errors)
    {
        var taken = ImmutableDictionary.CreateBuilder<string, ImmutableArray<string>>(StringComparer.Ordinal);
        var changed = false;
        foreach (var (name, values) in form)
        {
            if (!name.StartsWith(FormFields.AnswerPrefix, StringComparison.Ordinal)) continue;
            var question = questionnaire.Questions.FirstOrDefault(q => q.Id == name[FormFields.AnswerPrefix.Length..]);
            var sent = values.OfType<string>().Distinct(StringComparer.Ordinal).ToList();
            var known = sent.Where(s => question?.Choices.Any(c => c.Id == s) == true).ToImmutableArray();
            changed |= known.Length < sent.Count;
            if (question is null || known.IsEmpty) continue;
            taken[question.Id] = known;
            if (!question.Multiple && known.Length > 1)
                errors.Add(new($"answers.{question.Id}", "one-choice", "This question takes one choice."));
        }
        if (changed) errors.Add(new("answers", "questions-changed", "The questionnaire is another one now."));
        return taken.ToImmutable();
    }

    private static string? Last(Dictionary<string, StringValues> form, string name) =>
        form.TryGetValue(name, out var values) && values.Count > 0 ? values[^1] : null;
}
