using System.Collections.Immutable;

namespace Kazva.Definition;

/// <summary>A text in several languages, keyed by language tag (<c>bg</c>, <c>en</c>).</summary>
[GenerateSerializer, Immutable, Alias("kazva.text")]
public sealed record LocalText([property: Id(0)] ImmutableSortedDictionary<string, string> ByLanguage)
{
    /// <summary>The text in <paramref name="language"/>, or in the first of the
    /// <paramref name="fallbacks"/> that has one, or in any language; empty when there is none.</summary>
    public string In(string language, params ReadOnlySpan<string> fallbacks)
    {
        if (ByLanguage.TryGetValue(language, out var text)) return text;
        foreach (var other in fallbacks)
            if (ByLanguage.TryGetValue(other, out text)) return text;
        return ByLanguage.IsEmpty ? "" : ByLanguage.First().Value;
    }
}
