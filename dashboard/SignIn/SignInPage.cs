using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;

namespace Kazva.Dashboard.SignIn;

/// <summary>The page that asks for name and password. It needs no script.</summary>
/// <param name="Status">The status that it is sent with.</param>
/// <param name="Complaint">What was wrong with the last attempt.</param>
/// <param name="Typed">The name that was typed in it.</param>
/// <param name="HasAccounts">Whether there is anybody who could sign in.</param>
internal sealed record SignInPage(SignInTexts Texts, bool HasAccounts, int Status = StatusCodes.Status200OK, string? Complaint = null, string? Typed = null) : IResult
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private static readonly string Style = ReadStyle();

    private static readonly string ContentSecurityPolicy =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; img-src data:; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var headers = httpContext.Response.Headers;
        headers.CacheControl = "no-store";
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.ContentLanguage = Texts.Language;
        headers.Vary = "Accept-Language";
        headers.XContentTypeOptions = "nosniff";
        // With none at all, browsers would name the form's origin "null", and it would be refused as a stranger's.
        headers["Referrer-Policy"] = "same-origin";
        return TypedResults.Text(Markup(), "text/html; charset=utf-8", statusCode: Status).ExecuteAsync(httpContext);
    }

    private string Markup() =>
        $"""
        <!doctype html>
        <html lang="{Texts.Language}">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="robots" content="noindex">
        <title>{Texts.Title} – Kazva</title>
        <link rel="icon" href="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Crect width='16' height='16' rx='4' fill='%231c5f94'/%3E%3Cpath d='M4 12V9M8 12V6M12 12V4' stroke='white' stroke-width='2' stroke-linecap='round'/%3E%3C/svg%3E">
        <style>{Style}</style>
        </head>
        <body>
        <main>
        <p class="product">Kazva</p>
        <h1>{Texts.Title}</h1>
        {(Complaint is null ? "" : $"""<p id="complaint" class="complaint" role="alert">{Complaint}</p>""")}
        {(HasAccounts ? "" : $"<p class=\"note\">{Texts.NoAccounts} <code>kazva staff add</code>.</p>")}
        <form method="post" action="sign-in">
        <label for="name">{Texts.Name}</label>
        <input id="name" name="name" autocomplete="username" autocapitalize="none" spellcheck="false" required maxlength="100" value="{Encoder.Encode(Typed ?? "")}"{(Typed is null ? " autofocus" : "")}>
        <label for="password">{Texts.Password}</label>
        <input id="password" name="password" type="password" autocomplete="current-password" required maxlength="256"{(Typed is null ? "" : " autofocus")}{(Complaint is null ? "" : " aria-describedby=\"complaint\"")}>
        <button>{Texts.Submit}</button>
        </form>
        </main>
        </body>
        </html>
        """;

    private static string ReadStyle()
    {
        using var stream = typeof(SignInPage).Assembly.GetManifestResourceStream("sign-in.css")!;
        using var reader = new StreamReader(stream);
        // Browsers read CR LF as LF before they hash.
        return reader.ReadToEnd().ReplaceLineEndings("\n").Trim();
    }
}
