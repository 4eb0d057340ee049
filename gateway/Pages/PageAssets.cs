using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Kazva.Gateway.Pages;

/// <summary>The style and the scripts that stand in the pages themselves, and the policy that lets no others run.</summary>
internal static partial class PageAssets
{
    public static string Style { get; } = Squeezed(Read("page.css"));

    /// <summary>Sends what could not be sent earlier. On every page, before the others.</summary>
    public static string Outbox { get; } = Read("outbox.js");

    /// <summary>The form's.</summary>
    public static string Form { get; } = Read("form.js");

    /// <summary>A kiosk's.</summary>
    public static string Kiosk { get; } = Read("kiosk.js");

    private static readonly string OutboxHash = HashOf(Outbox);

    private static readonly string FormHash = HashOf(Form);

    private static readonly string KioskHash = HashOf(Kiosk);

    private static readonly string StyleHash = HashOf(Style);

    /// <summary>Nothing is loaded from anywhere, nobody may frame a page, forms and answers go only to this host.</summary>
    public static string ContentSecurityPolicy(Theme theme, bool hasForm, bool isKiosk) =>
        $"default-src 'none'; style-src '{StyleHash}' '{theme.StyleHash}'; script-src '{OutboxHash}'{(hasForm ? $" '{FormHash}'" : "")}{(isKiosk ? $" '{KioskHash}'" : "")}; "
        + "connect-src 'self'; img-src data:; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>As a policy names a text.</summary>
    public static string HashOf(string text) => $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";

    private static string Read(string name)
    {
        using var stream = typeof(PageAssets).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        // Browsers read CR LF as LF before they hash. Indentation and comments are for us; they need not travel.
        return string.Join('\n', reader.ReadToEnd().Split('\n').Select(line => line.Trim()).Where(IsForBrowsers));
    }

    // The space before a colon may be part of a selector.
    private static string Squeezed(string style) => SpaceInStyle().Replace(style, "${mark}");

    [GeneratedRegex(@"\s*(?<mark>[{};,>])\s*|(?<=[a-z]:)\s+", RegexOptions.None, 1000)]
    private static partial Regex SpaceInStyle();

    private static bool IsForBrowsers(string line) =>
        line.Length > 0 && !line.StartsWith("//", StringComparison.Ordinal) && !line.StartsWith("/*", StringComparison.Ordinal);
}
