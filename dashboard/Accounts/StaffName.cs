using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Kazva.Dashboard.Accounts;

/// <summary>What staff sign in with: an e-mail address or a word. Upper and lower case make no difference.</summary>
public static partial class StaffName
{
    /// <summary>What a name may be, for those who chose another.</summary>
    public const string Rule = "A name is an e-mail address or a word: up to 100 letters, digits and . @ _ + -, the first a letter or digit.";

    /// <summary>The name as it is stored, or false if it cannot be one.</summary>
    public static bool TryNormalise(string? typed, [NotNullWhen(true)] out string? name)
    {
        name = typed?.Trim().ToLowerInvariant();
        if (name is not null && Pattern().IsMatch(name)) return true;
        name = null;
        return false;
    }

    [GeneratedRegex(@"\A[\p{L}\p{Nd}][\p{L}\p{Nd}.@_+-]{0,99}\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();
}
