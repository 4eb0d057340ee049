namespace Kazva.Gateway.Pages;

/// <summary>What markup says of a language.</summary>
internal static class LanguageTags
{
    // The languages of today that are written from right to left (Unicode CLDR, characterOrder).
    private static readonly HashSet<string> RightToLeft =
        new(StringComparer.OrdinalIgnoreCase) { "ar", "arc", "ckb", "dv", "fa", "he", "ks", "nqo", "ps", "sd", "ug", "ur", "yi" };

    /// <summary>The part that says the language: of <c>bg-BG</c> it is <c>bg</c>.</summary>
    public static string Primary(string tag) => tag.Split('-', 2)[0];

    /// <summary><c>ltr</c> or <c>rtl</c>.</summary>
    public static string Direction(string tag) => RightToLeft.Contains(Primary(tag)) ? "rtl" : "ltr";

    /// <summary>Marks a text of another language than the one around it.</summary>
    public static Html Marked(string tag, string text) => Html.Of($"""<span lang="{tag}" dir="{Direction(tag)}">{text}</span>""");
}
