using Kazva.Gateway.Form;
using Microsoft.AspNetCore.Http;

namespace Kazva.Gateway.Pages;

/// <summary>Chooses the language of a page.</summary>
internal static class PageLanguage
{
    /// <summary>All languages that the interface has: first those of the organisation, in its order. Where the interface has none of
    /// them, English comes first.</summary>
    public static IReadOnlyList<string> Offered(IReadOnlyList<string> languages) =>
        [.. languages.Where(Texts.Has).Append("en").Concat(Texts.Languages).Distinct(StringComparer.Ordinal)];

    /// <summary><c>?lang=</c> if it is offered, else the best of <c>Accept-Language</c>, else the first.</summary>
    public static string Choose(HttpRequest request, IReadOnlyList<string> offered)
    {
        if (Match(request.Query["lang"], offered) is { } asked) return asked;
        foreach (var language in Accepted(request))
            if (Match(language, offered) is { } match) return match;
        return offered[0];
    }

    /// <summary>An organisation's languages in the order of a reader: first those that the phone accepts.</summary>
    public static IEnumerable<string> ForReader(HttpRequest request, IReadOnlyList<string> languages) =>
        Accepted(request).Select(accepted => Match(accepted, languages)).OfType<string>().Concat(languages).Distinct(StringComparer.Ordinal);

    private static IEnumerable<string?> Accepted(HttpRequest request) => request.GetTypedHeaders().AcceptLanguage
        .Where(l => l.Quality is not 0)
        .OrderByDescending(l => l.Quality ?? 1)
        .Select(l => l.Value.Value);

    // Regions make no difference here: bg-BG is bg.
    private static string? Match(string? tag, IReadOnlyList<string> offered) => tag is null ? null :
        offered.FirstOrDefault(o => string.Equals(LanguageTags.Primary(o), LanguageTags.Primary(tag), StringComparison.OrdinalIgnoreCase));
}
