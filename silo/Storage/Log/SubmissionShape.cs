using System.Text;
using Kazva.Abuse;
using Kazva.Submissions;

namespace Kazva.Silo.Storage.Log;

/// <summary>What no database could keep is refused before it joins a batch.</summary>
internal static class SubmissionShape
{
    /// <exception cref="ArgumentException">A text holds U+0000 or half a surrogate pair, or a number is out of range.</exception>
    public static void Check(LoggedSubmission submission)
    {
        if (submission.Number < 1) throw new ArgumentOutOfRangeException(nameof(submission), "A location's numbers start at 1.");
        if (!Score.TryCreate(submission.Score, out _)) throw new ArgumentOutOfRangeException(nameof(submission), "A score is from 1 to 10.");
        CheckText(submission.Organisation);
        CheckText(submission.Location);
        CheckText(submission.Settlement);
        CheckText(submission.Category);
        CheckText(submission.Language);
        CheckText(submission.Comment);
        if (submission.Answers.IsDefaultOrEmpty) return;
        foreach (var answer in submission.Answers)
        {
            CheckText(answer.Question);
            foreach (var choice in answer.Choices) CheckText(choice);
        }
    }

    /// <exception cref="ArgumentException">As above.</exception>
    public static void Check(Decision decision)
    {
        if (decision.Number < 1) throw new ArgumentOutOfRangeException(nameof(decision), "A location's numbers start at 1.");
        CheckText(decision.Location);
        CheckText(decision.Who);
        CheckText(decision.Why);
    }

    private static void CheckText(ReadOnlySpan<char> text)
    {
        if (text.Contains('\0')) throw new ArgumentException("A text of a submission holds U+0000.", nameof(text));
        while (text.IndexOfAnyInRange('\uD800', '\uDFFF') is var at and >= 0)
        {
            if (Rune.DecodeFromUtf16(text[at..], out _, out var length) != System.Buffers.OperationStatus.Done)
                throw new ArgumentException("A text of a submission holds half a surrogate pair.", nameof(text));
            text = text[(at + length)..];
        }
    }
}
