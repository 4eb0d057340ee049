using System.Collections.Immutable;
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
    public static ImmutableArray<Answer> Answers(IEnumerable<(string Question, IEnumerable<string> Choices)> answers) =>
    [
        .. answers
            .Select(a => new Answer(a.Question, [.. a.Choices.Order(StringComparer.Ordinal)]))
            .Where(a => !a.Choices.IsEmpty)
            .OrderBy(a => a.Question, StringComparer.Ordinal),
    ];

    /// <summary>In UTC, in whole milliseconds, as the log keeps it.</summary>
    public static DateTimeOffset Time(DateTimeOffset time) => new(time.UtcTicks / TimeSpan.TicksPerMillisecond * TimeSpan.TicksPerMillisecond, TimeSpan.Zero);
}
