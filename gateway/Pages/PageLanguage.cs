using Kazva.Gateway.Form;
using Microsoft.AspNetCore.Http;

namespace Kazva.Gateway.Pages;

/// <summary>Chooses the language of a page.</summary>
internal static class PageLanguage
{
    /// <summary>Those of an organisation's languages that the interface has; its first one where it has none of them.</summary>
    public static IReadOnlyList<string> Offered(IReadOnlyList<string> languages) =>
        languages.Where(Texts.Has).ToList() is { Count: > 0 } known ? known : [languages[0]];

    /// <summary><c>?lang=</c> if it is offered, else the best of <c>Accept-Language</c>, else the first.</summary>
    public static string Choose(HttpRequest request, IReadOnlyList<string> offered)
    {
        if (Match(request.Query["lang"], offered) is { } asked) return asked;
        var accepted = request.GetTypedHeaders().AcceptLanguage
            .Where(l => l.Quality is not 0)
            .OrderByDescending(l => l.Quality ?? 1);
        foreach (var language in accepted)
            if (Match(language.Value.Value, offered) is { } match) return match;
        return offered[0];
    }

    // Regions make no difference here: bg-BG is bg.
    private static string? Match(string? tag, IReadOnlyList<string> offered) =>
        offered.FirstOrDefault(o => string.Equals(Primary(o), Primary(tag), StringComparison.OrdinalIgnoreCase));

    private static string? Primary(string? tag) => tag?.Split('-', 2)[0];
}
