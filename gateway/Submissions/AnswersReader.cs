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

        var answers = new List<(string Question, string[] Choices)>(value.GetPropertyCount());
        foreach (var member in value.EnumerateObject())
        {
            var question = JsonText.NameOf(member);
            var (choices, code, message) = ReadChoices(member.Value);
            if (code is not null) errors.Add(new($"answers.{question}", code, message));
            else if (IsAmong(question, answers)) errors.Add(new($"answers.{question}", "question-twice", "A question is answered once."));
            else answers.Add((question, choices));
        }
        return Canonical.Answers(answers);
    }

    private static bool IsAmong(string question, List<(string Question, string[] Choices)> answers)
    {
        foreach (var answer in answers)
            if (answer.Question == question)
                return true;
        return false;
    }

    private static (string[] Choices, string? Code, string Message) ReadChoices(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Array) return ([], "list", "A list of choices' ids.");
        if (value.GetArrayLength() > Most) return ([], "too-many", $"At most {Most} choices.");

        var choices = new string[value.GetArrayLength()];
        var count = 0;
        foreach (var element in value.EnumerateArray())
        {
            if (!JsonText.TryGet(element, out var choice)) return ([], "list", "A list of choices' ids, which are text.");
            if (choices.AsSpan(0, count).Contains(choice)) return ([], "choice-twice", "A choice is taken once.");
            choices[count++] = choice;
        }
        return (choices, null, "");
    }
}
