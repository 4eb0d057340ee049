namespace Kazva.Silo.Import;

/// <summary>The shapes that ids and language tags must have.</summary>
internal static class Spelling
{
    /// <summary>The longest id, so that grain keys stay short.</summary>
    public const int LongestId = 64;

    /// <summary>What an id is, to say so in a message.</summary>
    public const string Id = "an id of lower-case Latin letters, digits and hyphens, such as 'bus-stops'";

    /// <summary>What a settlement's id is: registers have codes with capitals.</summary>
    public const string SettlementId = "an id of Latin letters, digits and hyphens, such as '68850'";

    /// <summary>Whether a word is lower-case letters and digits in groups joined by single hyphens.</summary>
    public static bool IsId(string word) => IsSettlementId(word) && !word.Any(char.IsAsciiLetterUpper);

    /// <summary>As <see cref="IsId"/>, capitals allowed.</summary>
    public static bool IsSettlementId(string word) =>
        word.Length is > 0 and <= LongestId
        && word.Split('-').All(group => group.Length > 0 && group.All(char.IsAsciiLetterOrDigit));

    /// <summary>Whether a word has the form of a language tag, such as <c>bg</c> or <c>sr-Latn</c>.</summary>
    public static bool IsLanguage(string word)
    {
        var subtags = word.Split('-');
        return subtags[0].Length is 2 or 3 && subtags[0].All(char.IsAsciiLetterLower)
            && subtags.Skip(1).All(s => s.Length is >= 2 and <= 8 && s.All(char.IsAsciiLetterOrDigit));
    }
}
