using System.Collections.Immutable;
using Kazva.Definition;
using Kazva.Gateway.Form;

namespace Kazva.Gateway.Pages;

/// <summary>The words of one page: the interface's and the organisation's, in one language as far as they have it.</summary>
/// <param name="Language">The language of the page.</param>
/// <param name="Fallbacks">The organisation's languages, in its order.</param>
internal sealed record PageText(string Language, ImmutableArray<string> Fallbacks)
{
    /// <summary>The interface's texts.</summary>
    public Texts Texts => Texts.In(Language);

    /// <summary>A text of the organisation, for titles and attributes.</summary>
    public string Plain(LocalText text) => text.In(Language, Fallbacks.AsSpan());

    /// <summary>A text of the organisation, marked with its language where that is not the page's.</summary>
    public Html Say(LocalText text)
    {
        if (text.ByLanguage.ContainsKey(Language)) return Html.Of($"{Plain(text)}");
        var other = Fallbacks.FirstOrDefault(text.ByLanguage.ContainsKey) ?? text.ByLanguage.Keys.FirstOrDefault() ?? Language;
        return Html.Of($"""<span lang="{other}">{Plain(text)}</span>""");
    }
}
