using System.Security.Cryptography;
using System.Text;

namespace Kazva.Gateway.Pages;

/// <summary>The style and the scripts that stand in the pages themselves, and the policy that lets no others run.</summary>
internal static class PageAssets
{
    public static string Style { get; } = Read("page.css");

    /// <summary>Sends what could not be sent earlier. On every page, before the others.</summary>
    public static string Outbox { get; } = Read("outbox.js");

    /// <summary>The form's.</summary>
    public static string Form { get; } = Read("form.js");

    /// <summary>A kiosk's.</summary>
    public static string Kiosk { get; } = Read("kiosk.js");

    private static readonly string Scripts = string.Join(' ', new[] { Outbox, Form, Kiosk }.Select(script => $"'{HashOf(script)}'"));

    private static readonly string StyleHash = HashOf(Style);

    /// <summary>Nothing is loaded from anywhere, nobody may frame a page, forms and answers go only to this host.</summary>
    public static string ContentSecurityPolicy(Theme theme) =>
        $"default-src 'none'; style-src '{StyleHash}' '{theme.StyleHash}'; script-src {Scripts}; connect-src 'self'; img-src data:; "
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

    private static bool IsForBrowsers(string line) =>
        line.Length > 0 && !line.StartsWith("//", StringComparison.Ordinal) && !line.StartsWith("/*", StringComparison.Ordinal);
}
