using Microsoft.AspNetCore.Http;

namespace Kazva.Dashboard.Plain;

/// <summary>Chooses the language of a plain page.</summary>
internal static class PlainLanguage
{
    /// <summary>The reader's favourite of those offered; the first of them for who prefers none.</summary>
    public static string Of(HttpRequest request, params ReadOnlySpan<string> offered)
    {
        var accepted = request.GetTypedHeaders().AcceptLanguage
            .Where(language => language.Quality is not 0)
            .OrderByDescending(language => language.Quality ?? 1);
        foreach (var language in accepted)
            foreach (var offer in offered)
                if (string.Equals(language.Value.Value?.Split('-', 2)[0], offer, StringComparison.OrdinalIgnoreCase)) return offer;
        return offered[0];
    }
}
