using Kazva.Dashboard.SignIn;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Kazva.Dashboard.Page;

/// <summary>Serves the web page that is embedded in this assembly.</summary>
internal static class PageEndpoints
{
    // The page has no inline style or script, asks nobody but us, and may not be framed. Trusted
    // types forbid it to make HTML of text, so that a citizen's comment can never become markup.
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
        + "require-trusted-types-for 'script'; trusted-types 'none'";

    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Maps <c>/</c> to the page and <c>/assets/{file}</c> to its parts.</summary>
    /// <exception cref="InvalidOperationException">The assembly was built without the page.</exception>
    public static IEndpointRouteBuilder MapPage(this IEndpointRouteBuilder routes)
    {
        var files = PageFile.LoadAll(typeof(PageEndpoints).Assembly);
        if (!files.TryGetValue("index.html", out var index))
            throw new InvalidOperationException("The assembly holds no web/index.html: it was built without the web page.");

        // Asked for every time, answered with 304 while it is the same: it names the current assets.
        routes.MapMethods("/", Methods, (HttpResponse response) => Serve(response, index, "no-cache"))
            .ForStaff().WithMetadata(new SignInCookie.ForPeople());

        // Their names change with their contents, which hold nothing of any grid.
        routes.MapMethods("/assets/{file}", Methods, Results<FileContentHttpResult, NotFound> (string file, HttpResponse response) =>
            files.TryGetValue($"assets/{file}", out var asset)
                ? Serve(response, asset, "public, max-age=31536000, immutable")
                : TypedResults.NotFound());

        return routes;
    }

    private static FileContentHttpResult Serve(HttpResponse response, PageFile file, string cacheControl)
    {
        var headers = response.Headers;
        headers.CacheControl = cacheControl;
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        return TypedResults.Bytes(file.Contents, file.ContentType, entityTag: file.EntityTag);
    }
}
