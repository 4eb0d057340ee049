namespace Kazva.Silo.Import;

/// <summary>Finds what was probably meant by a misspelt word.</summary>
internal static class Nearest
{
    /// <summary>A sentence to append to a message: <c>; did you mean 'parks'?</c>, or nothing when no word is near.</summary>
    public static string Hint(string word, IEnumerable<string> known)
    {
        var best = known
            // Longer or shorter by more than that cannot be near, and need not be measured.
            .Where(candidate => Math.Abs(candidate.Length - word.Length) <= Allowed(word, candidate))
            .Select(candidate => (Candidate: candidate, Distance: Distance(word, candidate)))
            .Where(c => c.Distance <= Allowed(word, c.Candidate))
            .OrderBy(c => c.Distance).ThenBy(c => c.Candidate, StringComparer.Ordinal)
            .Select(c => c.Candidate)
            .FirstOrDefault();
        return best is null ? "" : $"; did you mean '{best}'?";
    }

    /// <summary>The Levenshtein distance, in which a swap of two neighbours counts as one and case counts nothing.</summary>
    public static int Distance(string a, string b)
    {
        // Longer words than any id are far from everything, and would cost time.
        if (a.Length > 100 || b.Length > 100) return int.MaxValue;
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++) rows[i, 0] = i;
        for (var j = 0; j <= b.Length; j++) rows[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
            for (var j = 1; j <= b.Length; j++)
            {
                var change = Same(a[i - 1], b[j - 1]) ? 0 : 1;
                rows[i, j] = Math.Min(Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1, rows[i - 1, j - 1] + change);
                if (i > 1 && j > 1 && Same(a[i - 1], b[j - 2]) && Same(a[i - 2], b[j - 1]))
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
            }
        return rows[a.Length, b.Length];
    }

    // A third of the word may be wrong: more would suggest words that only happen to be short.
    private static int Allowed(string a, string b) => Math.Max(1, Math.Max(a.Length, b.Length) / 3);

    private static bool Same(char a, char b) => char.ToUpperInvariant(a) == char.ToUpperInvariant(b);
}
