using Kazva.Gateway.Pages;
using Kazva.Gateway.Plates;
using Kazva.Windows;

namespace Kazva.Gateway.Thanks;

internal static class ThanksPage
{
    /// <summary>With fewer answers a single one could be told from the chart.</summary>
    public const int LeastAnswers = 5;

    public static Page Of(Plate plate, PageText text, Satisfaction? others, int? own, Html lately)
    {
        var texts = text.Texts;
        return new Page(
            text.Language,
            texts.Thanks,
            text.Say(plate.Grid.Grid.Organisation.Name),
            Html.Of($"""
                <div class="card message"><svg class="tick" viewBox="0 0 48 48" aria-hidden="true"><circle cx="24" cy="24" r="22"/><path d="M14 25l7 7 13-15"/></svg>
                <h1>{texts.Thanks}</h1><p>{texts.ThanksDetail} {texts.MayClose}</p></div>
                {(others is null ? Html.None : Others(others, text, own))}
                {lately}
                <footer><p>{text.Say(plate.Location.Name)}, {text.Say(plate.Settlement.Name)}</p></footer>
                """))
        {
            IsSimulated = plate.Grid.Grid.Simulated,
        };
    }

    private static Html Others(Satisfaction others, PageText text, int? own) => Html.Of(
        $"""
        <div class="card"><h2 class="title">{text.Texts.OthersHere}</h2>
        {(others.Count >= LeastAnswers ? ScoreChart.Of(others, text.Texts, own) : Html.Of($"<p>{text.Texts.TooFew(LeastAnswers)}</p>"))}
        </div>
        """);
}
