using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Kazva.Submissions;

namespace Kazva.Gateway.Submissions;

/// <summary>One spelling of everything that may be said in several ways, so that a repeat equals the first,
/// whether it comes from the form or from the API.</summary>
internal static class Canonical
{
    /// <summary>Line ends as LF, no white space around; null when nothing is left.</summary>
    public static string? Comment(string? comment)
    {
        var text = comment?.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Trim();
        return string.IsNullOrEmpty(text) ? null : text;
    }

    /// <summary>By question, each with its choices in ordinal order; a question without choices is left out.</summary>
    /// <param name="answers">Each question once. The list and its arrays are put in order, and are the answers' from then on.</param>
    public static ImmutableArray<Answer> Answers(List<(string Question, string[] Choices)> answers)
    {
        answers.RemoveAll(static answer => answer.Choices.Length == 0);
        answers.Sort(static (one, other) => string.CompareOrdinal(one.Question, other.Question));
        var canonical = ImmutableArray.CreateBuilder<Answer>(answers.Count);
        foreach (var (question, choices) in answers)
        {
            Array.Sort(choices, StringComparer.Ordinal);
            canonical.Add(new Answer(question, ImmutableCollectionsMarshal.AsImmutableArray(choices)));
        }
        return canonical.MoveToImmutable();
    }

    /// <summary>In UTC, in whole milliseconds, as the log keeps it.</summary>
    public static DateTimeOffset Time(DateTimeOffset time) => new(time.UtcTicks / TimeSpan.TicksPerMillisecond * TimeSpan.TicksPerMillisecond, TimeSpan.Zero);
}
