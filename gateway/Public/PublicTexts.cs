namespace Kazva.Gateway.Public;

/// <summary>What the public page says, in one language. A language that lacks a text does not compile.</summary>
internal sealed partial class PublicTexts
{
    private static readonly Dictionary<string, PublicTexts> ByLanguage = new(StringComparer.Ordinal)
    {
        ["bg"] = Bulgarian(),
        ["en"] = English(),
        ["tr"] = Turkish(),
        ["ro"] = Romanian(),
        ["el"] = Greek(),
    };

    /// <summary>The languages that there are texts in.</summary>
    public static IReadOnlyCollection<string> Languages => ByLanguage.Keys;

    public required string Answer { get; init; }

    public required string WhatPeopleSay { get; init; }

    public required string WhatWasDone { get; init; }

    public required string WhatIsAsked { get; init; }

    public required string LatelyDone { get; init; }

    public required string ToPublicPage { get; init; }

    // Figures.
    /// <summary>From the number of answers, the percentage satisfied with its interval, and the mean.</summary>
    public required Func<int, string, string, string, string> Figures { get; init; }

    public required Func<int, string> LastDays { get; init; }

    public required string IntervalMeans { get; init; }

    public required Func<int, string> TooFew { get; init; }

    public required Func<int, string> Fewer { get; init; }

    public required string NotNow { get; init; }

    // What was done.
    public required string NothingDone { get; init; }

    public required string Before { get; init; }

    public required string After { get; init; }

    public required string Better { get; init; }

    public required string Worse { get; init; }

    public required string NoClearChange { get; init; }

    public required Func<int, string> EffectTooFew { get; init; }

    /// <summary>The figures before and after would tell what a few people answered, who are the difference to other figures.</summary>
    public required string EffectTooClose { get; init; }

    /// <summary>From the number of days that are looked at on each side.</summary>
    public required Func<int, string> OtherReasons { get; init; }

    // Where the page is linked to.
    /// <summary>From the percentage satisfied and the number of answers.</summary>
    public required Func<int, int, string> InShort { get; init; }

    public required string Invitation { get; init; }

    public required string TooMany { get; init; }

    public required string TooManyAdvice { get; init; }

    /// <summary>The language with the country that it is first thought of in, as Open Graph names it: <c>bg_BG</c>.</summary>
    public required string Locale { get; init; }

    // How the language writes numbers and days.
    public required Func<int, string> Percent { get; init; }

    public required Func<int, int, string> PercentRange { get; init; }

    /// <summary>From a number with a decimal point.</summary>
    public required Func<string, string> Decimal { get; init; }

    public required Func<DateTimeOffset, string> Date { get; init; }

    /// <summary>The texts in a language, in English where there are none.</summary>
    public static PublicTexts In(string language) => ByLanguage.GetValueOrDefault(language) ?? ByLanguage["en"];

    private static string WithComma(string number) => number.Replace('.', ',');
}
