using System.Collections.Immutable;

namespace Kazva.Dashboard.Plates;

/// <summary>The fixed words of a plate in one language.</summary>
/// <param name="Language">The language's tag.</param>
/// <param name="Ask">What it is for, in large letters.</param>
/// <param name="How">What to do, and what it costs.</param>
/// <param name="Never">What nobody is asked for, so that a plate pasted over this one gives itself away.</param>
internal sealed record PlateWords(string Language, string Ask, string How, string Never)
{
    private static readonly ImmutableArray<PlateWords> Known =
    [
        new("bg", "Кажете как е тук", "Сканирайте кода. Половин минута, анонимно.", "Никога не искаме име, пари или парола."),
        new("en", "Tell us how it is here", "Scan the code. Half a minute, anonymous.", "We never ask for a name, money or a password."),
        new("tr", "Burası nasıl, söyleyin", "Kodu okutun. Yarım dakika, anonim.", "Sizden asla ad, para veya parola istemeyiz."),
        new("ro", "Spuneți-ne cum este aici", "Scanați codul. Jumătate de minut, anonim.", "Nu cerem niciodată nume, bani sau parole."),
        new("el", "Πείτε μας πώς είναι εδώ", "Σαρώστε τον κωδικό. Μισό λεπτό, ανώνυμα.", "Ποτέ δεν ζητάμε όνομα, χρήματα ή κωδικό πρόσβασης."),
    ];

    /// <summary>The words in the organisation's languages, in their order, as far as they are known; in English where none is.</summary>
    public static ImmutableArray<PlateWords> For(IEnumerable<string> languages)
    {
        ImmutableArray<PlateWords> known =
            [.. languages.Select(tag => Known.FirstOrDefault(words => string.Equals(words.Language, tag.Split('-')[0], StringComparison.OrdinalIgnoreCase))).OfType<PlateWords>().Distinct()];
        return known.IsEmpty ? [Known.First(words => words.Language == "en")] : known;
    }
}
