using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;

namespace Kazva.Dashboard.Plain;

/// <summary>A page of one box that needs no script: for who has not signed in.</summary>
/// <param name="Title">Encoded here.</param>
/// <param name="Content">Markup, with what came from outside encoded by <see cref="Text"/>.</param>
internal sealed record PlainPage(string Language, string Title, string Content, int Status = StatusCodes.Status200OK) : IResult
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private static readonly string Style = ReadStyle();

    private static readonly string ContentSecurityPolicy =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; img-src data:; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>Makes markup of text.</summary>
    public static string Text(string? text) => Encoder.Encode(text ?? "");

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var headers = httpContext.Response.Headers;
        headers.CacheControl = "no-store";
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.ContentLanguage = Language;
        headers.Vary = "Accept-Language";
        headers.XContentTypeOptions = "nosniff";
        headers["X-Robots-Tag"] = "noindex";
        // With none at all, browsers would name the form's origin "null", and it would be refused as a stranger's.
        headers["Referrer-Policy"] = "same-origin";
        return TypedResults.Text(Markup(), "text/html; charset=utf-8", statusCode: Status).ExecuteAsync(httpContext);
    }

    private string Markup() =>
        $"""
        <!doctype html>
        <html lang="{Language}">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="robots" content="noindex">
        <title>{Text(Title)} – Kazva</title>
        <link rel="icon" href="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Crect width='16' height='16' rx='4' fill='%231c5f94'/%3E%3Cpath d='M4 12V9M8 12V6M12 12V4' stroke='white' stroke-width='2' stroke-linecap='round'/%3E%3C/svg%3E">
        <style>{Style}</style>
        </head>
        <body>
        <main>
        <p class="product">Kazva</p>
        <h1>{Text(Title)}</h1>
        {Content}
        </main>
        </body>
        </html>
        """;

    private static string ReadStyle()
    {
        using var stream = typeof(PlainPage).Assembly.GetManifestResourceStream("plain.css")!;
        using var reader = new StreamReader(stream);
        // Browsers read CR LF as LF before they hash.
        return reader.ReadToEnd().ReplaceLineEndings("\n").Trim();
    }
}
