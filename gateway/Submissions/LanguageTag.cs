using System.Text.RegularExpressions;

namespace Kazva.Gateway.Submissions;

/// <summary>Language tags by their shape (RFC 5646).</summary>
internal static partial class LanguageTag
{
    public static bool IsOne(string text) => text.Length <= 35 && Shape().IsMatch(text);

    [GeneratedRegex(@"\A[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Shape();
}
