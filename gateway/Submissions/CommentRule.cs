using System.Text;
using Kazva.Submissions;

namespace Kazva.Gateway.Submissions;

/// <summary>What a comment may hold.</summary>
internal static class CommentRule
{
    /// <summary>What is wrong with a canonical comment, or null.</summary>
    public static FieldError? Check(string? comment) => comment switch
    {
        null => null,
        { Length: > Submission.LongestComment } =>
            new("comment", "comment-length", $"At most {Submission.LongestComment} characters; these are {comment.Length}."),
        _ when HasUnwritable(comment) =>
            new("comment", "comment-characters", "Text without control characters (new lines and tabs are fine) and without halves of surrogate pairs."),
        _ => null,
    };

    private static bool HasUnwritable(string text)
    {
        for (var rest = text.AsSpan(); !rest.IsEmpty;)
        {
            if (Rune.DecodeFromUtf16(rest, out var rune, out var length) != System.Buffers.OperationStatus.Done) return true;
            if (Rune.IsControl(rune) && rune.Value is not ('\n' or '\t')) return true;
            rest = rest[length..];
        }
        return false;
    }
}
