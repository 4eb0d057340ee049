using Kazva.Definition;
using Kazva.Gateway.Problems;

namespace Kazva.Gateway.Form;

/// <summary>What the citizens' pages say, in one language. A language that lacks a text does not compile.</summary>
internal sealed partial class Texts
{
    private static readonly Dictionary<string, Texts> ByLanguage =
        new(StringComparer.Ordinal) { ["bg"] = Bulgarian(), ["en"] = English(), ["tr"] = Turkish(), ["ro"] = Romanian(), ["el"] = Greek() };

    /// <summary>The languages that there are texts in.</summary>
    public static IReadOnlyCollection<string> Languages => ByLanguage.Keys;

    /// <summary>The language's name for itself.</summary>
    public required string OwnName { get; init; }

    public required string LanguageChoice { get; init; }

    public required string Simulated { get; init; }

    // The landing page.
    public required string Welcome { get; init; }

    public required string WelcomeHint { get; init; }

    public required string TypeCode { get; init; }

    public required string CodeHint { get; init; }

    public required string Open { get; init; }

    public required string Organisations { get; init; }

    // The form.
    public required Func<LocationKind, string> Question { get; init; }

    public required string Lowest { get; init; }

    public required string Highest { get; init; }

    /// <summary>What stands before a question of a branch where style sheets are not shown.</summary>
    public required Func<Branch, string> AfterScores { get; init; }

    public required string OneChoice { get; init; }

    public required string ManyChoices { get; init; }

    public required string Danger { get; init; }

    public required string Comment { get; init; }

    public required string Optional { get; init; }

    public required string CommentHint { get; init; }

    public required string CharactersLeft { get; init; }

    public required string MoreQuestions { get; init; }

    public required string Send { get; init; }

    public required string Sending { get; init; }

    /// <summary>Some of the questions and choices, or all of them, are not in the language of the page.</summary>
    public required string NotTranslated { get; init; }

    // What became of an answer that could not be sent.
    public required string KeptHeading { get; init; }

    public required string KeptDetail { get; init; }

    /// <summary>Neither sent nor kept.</summary>
    public required string NotKept { get; init; }

    public required string EarlierSent { get; init; }

    /// <summary>Sent without choices that the questionnaire no longer has.</summary>
    public required string EarlierSentInPart { get; init; }

    public required string EarlierDropped { get; init; }

    // A kiosk.
    public required string StillThere { get; init; }

    public required string NewAnswer { get; init; }

    // The form's foot.

    public required string Anonymous { get; init; }

    public required string NeverAsked { get; init; }

    public required string PlateCode { get; init; }

    // What is wrong with what was entered.
    public required string ErrorTitle { get; init; }

    public required string ErrorsHeading { get; init; }

    /// <summary>By the code of a <see cref="Kazva.Submissions.FieldError"/>.</summary>
    public required IReadOnlyDictionary<string, string> Errors { get; init; }

    public required string OtherError { get; init; }

    public required string NotStored { get; init; }

    // The thank-you page.
    public required string Thanks { get; init; }

    public required string ThanksDetail { get; init; }

    public required string OthersHere { get; init; }

    /// <summary>From the number of answers and their mean, which is written as the language writes decimals.</summary>
    public required Func<int, double, string> Summary { get; init; }

    public required Func<int, string> TooFew { get; init; }

    public required string Score { get; init; }

    public required string Answers { get; init; }

    public required string Yours { get; init; }

    public required string AsTable { get; init; }

    public required string MayClose { get; init; }

    // Refusals.
    public required Func<RefusalReason, (string Heading, string Advice)> Refusal { get; init; }

    public required string DidYouMean { get; init; }

    /// <summary>Heads the plates nearby that may be answered instead of one that is out of use.</summary>
    public required string Nearby { get; init; }

    public required string ToStart { get; init; }

    /// <summary>Whether there are texts in a language.</summary>
    public static bool Has(string language) => ByLanguage.ContainsKey(language);

    /// <summary>The texts in a language, in English where there are none.</summary>
    public static Texts In(string language) => ByLanguage.GetValueOrDefault(language) ?? ByLanguage["en"];

    /// <summary>An error in words.</summary>
    public string Error(string code) => Errors.GetValueOrDefault(code, OtherError);
}
