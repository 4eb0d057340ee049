using System.Text.RegularExpressions;

namespace Kazva.Submissions;

/// <summary>
/// Masks personal data that people write into comments: links, e-mail addresses, car plates, phone numbers and personal numbers (EGN). A comment
/// is masked before it reaches the log, so that nobody ever sees or stores more. Masking what is masked changes nothing, and
/// what is masked is never longer. Dates, times, prices, bus lines and house numbers are left. docs/abuse.md lists what is recognised.
/// </summary>
public static partial class PersonalData
{
    /// <summary>Stands for what was taken out, in every language.</summary>
    public const string Mark = "•••";

    /// <summary>The text without personal data; the same instance when it holds none.</summary>
    public static string Mask(string text)
    {
        // What is masked may part what stood together, so it is looked at again. Each time it is shorter.
        while (MaskOnce(text) is var masked && masked != text) text = masked;
        return text;
    }

    private static string MaskOnce(string text)
    {
        // Addresses first: of one with a space in it, a link would leave the name.
        if (text.Contains('@', StringComparison.Ordinal)) text = Addresses().Replace(text, Mark);
        if (text.Contains('.', StringComparison.Ordinal) || text.Contains("://", StringComparison.Ordinal)) text = Links().Replace(text, Mark);
        if (!HasDigit(text)) return text;
        return PersonalNumbers.Mask(CarPlates.Mask(text));
    }

    private static bool HasDigit(string text)
    {
        foreach (var letter in text)
            if (char.IsDigit(letter))
                return true;
        return false;
    }

    // With a scheme or www anything; bare only under endings that are no Bulgarian words, so that a full stop without a space is no link.
    [GeneratedRegex(
        """
        (?<![\p{L}\p{N}@.])(?:
            (?:[a-z][a-z0-9+.-]{1,15}://|www\.)[^\s<>"•]+
          | (?>(?:[\p{L}\p{N}-]{1,63}\.){1,5})(?:com|bg|net|org|eu|info|biz|io|me|ly|gl|gg|ru|ua|ro|gr|rs|tr|de|uk|us|co|tv|xyz|online|site|shop|club|link|app|dev|бг)
            (?![\p{L}\p{N}@-]|\.[\p{L}\p{N}])(?:[/?\#][^\s<>"•]*)?
        )
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Links();

    [GeneratedRegex(
        @"(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}[ \u00A0]?@[ \u00A0]?[\p{L}\p{N}-]{1,63}(\.[\p{L}\p{N}-]{1,63}){1,5}",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Addresses();
}
