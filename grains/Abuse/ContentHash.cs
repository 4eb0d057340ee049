using Kazva.Submissions;

namespace Kazva.Abuse;

/// <summary>What a submission says, in 64 bits: score, choices and comment, by FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/).
/// Lives in memory for minutes and is stored nowhere.</summary>
internal static class ContentHash
{
    private const ulong Prime = 1_099_511_628_211;
    private const ulong Offset = 14_695_981_039_346_656_037;

    /// <summary>Of the content alone.</summary>
    public static ulong Of(Submission submission)
    {
        var hash = With(Offset, (ulong)submission.Score);
        foreach (var answer in submission.Answers)
        {
            hash = With(With(hash, answer.Question), 0x1F);
            foreach (var choice in answer.Choices) hash = With(With(hash, choice), 0x1E);
        }
        return With(With(hash, 0x1D), submission.Comment);
    }

    /// <summary>Of the content from a source.</summary>
    public static ulong From(long source, ulong content) => With(With(Offset, (ulong)source), content);

    private static ulong With(ulong hash, ReadOnlySpan<char> text)
    {
        foreach (var letter in text) hash = (hash ^ letter) * Prime;
        return hash;
    }

    private static ulong With(ulong hash, ulong number)
    {
        for (var shift = 0; shift < 64; shift += 8) hash = (hash ^ (byte)(number >> shift)) * Prime;
        return hash;
    }
}
