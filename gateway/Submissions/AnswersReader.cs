using System.Collections.Immutable;
using System.Text.Json;
using Kazva.Submissions;

namespace Kazva.Gateway.Submissions;

/// <summary>Reads <c>answers: {questionId: [choiceId]}</c>.</summary>
internal static class AnswersReader
{
    /// <summary>The most questions, and the most choices of one question.</summary>
    public const int Most = 50;

    /// <summary>The answers in their canonical form; what is wrong is added to <paramref name="errors"/>.</summary>
    public static ImmutableArray<Answer> Read(JsonElement value, ImmutableArray<FieldError>.Builder errors)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            errors.Add(new("answers", "object", "An object of lists: {questionId: [choiceId]}."));
            return [];
        }
        if (value.GetPropertyCount() > Most)
        {
            errors.Add(new("answers", "too-many", $"At most {Most} questions."));
            return [];
        }

        var answers = new Dictionary<string, IEnumerable<string>>(StringComparer.Ordinal);
        foreach (var member in value.EnumerateObject())
        {
            var question = JsonText.NameOf(member);
            var (choices, code, message) = ReadChoices(member.Value);
            if (code is not null) errors.Add(new($"answers.{question}", code, message));
            else if (!answers.TryAdd(question, choices)) errors.Add(new($"answers.{question}", "question-twice", "A question is answered once."));
        }
        return Canonical.Answers(answers.Select(a => (a.Key, a.Value)));
    }

    private static (List<string> Choices, string? Code, string Message) ReadChoices(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Array) return ([], "list", "A list of choices' ids.");
        if (value.GetArrayLength() > Most) return ([], "too-many", $"At most {Most} choices.");

        var choices = new List<string>();
        foreach (var element in value.EnumerateArray())
        {
            if (!JsonText.TryGet(element, out var choice)) return ([], "list", "A list of choices' ids, which are text.");
            if (choices.Contains(choice, StringComparer.Ordinal)) return ([], "choice-twice", "A choice is taken once.");
            choices.Add(choice);
        }
        return (choices, null, "");
    }
}
