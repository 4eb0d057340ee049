using System.Collections.Immutable;
using Kazva.Definition;
using Kazva.Gateway.Form;
using Microsoft.AspNetCore.Http;

namespace Kazva.Gateway.Pages;

/// <summary>The words of one page: the interface's and the organisation's, in one language as far as they have it.</summary>
/// <param name="Language">The language of the page.</param>
/// <param name="Fallbacks">The organisation's languages, in the order in which the reader likes them.</param>
internal sealed record PageText(string Language, ImmutableArray<string> Fallbacks)
{
    /// <summary>The interface's texts.</summary>
    public Texts Texts => Texts.In(Language);

    /// <summary>The words for whoever asks for a page of an organisation.</summary>
    public static PageText For(HttpRequest request, Organisation organisation) => new(
        PageLanguage.Choose(request, PageLanguage.Offered(organisation.Languages)),
        [.. PageLanguage.ForReader(request, organisation.Languages)]);

    /// <summary>A text of the organisation, for titles and attributes.</summary>
    public string Plain(LocalText text) => text.In(Language, Fallbacks.AsSpan());

    /// <summary>A text of the organisation, marked with its language where that is not the page's.</summary>
    public Html Say(LocalText text) =>
        LanguageOf(text) is var language && language == Language ? Html.Of($"{Plain(text)}") : LanguageTags.Marked(language, Plain(text));

    /// <summary>The language that a text of the organisation is shown in.</summary>
    public string LanguageOf(LocalText text) => text.ByLanguage.ContainsKey(Language)
        ? Language
        : Fallbacks.FirstOrDefault(text.ByLanguage.ContainsKey) ?? text.ByLanguage.Keys.FirstOrDefault() ?? Language;
}
