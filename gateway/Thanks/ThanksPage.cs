using System.Globalization;
using Kazva.Gateway.Pages;
using Kazva.Gateway.Plates;
using Kazva.Windows;

namespace Kazva.Gateway.Thanks;

/// <summary>Thanks, and what has become of the place.</summary>
/// <param name="Others">How others answered here, or null when nobody can say.</param>
/// <param name="Own">The score that was given, or null when it is not known.</param>
internal sealed record ThanksPage(Plate Plate, PageText Text, Satisfaction? Others, int? Own)
{
    /// <summary>With fewer answers a single one could be told from the chart.</summary>
    public const int LeastAnswers = 5;

    /// <summary>What was done here lately, as a card, where there is anything to tell.</summary>
    public Html Lately { get; init; }

    /// <summary>The page is shown on a screen that many use.</summary>
    public bool IsKiosk { get; init; }

    public Page ToPage() => new(
        Text.Language,
        Text.Texts.Thanks,
        Text.Say(Plate.Grid.Grid.Organisation.Name),
        Html.Of($"{Thanked()}{OthersHere()}{Lately}{Again()}"))
    {
        Theme = Theme.Of(Plate.Grid.Grid.Organisation),
        Languages = PageLanguage.Offered(Plate.Grid.Grid.Organisation.Languages),
        Path = $"/l/{Plate.Location.Code}/thanks",
        Kept = Own is { } own ? string.Create(CultureInfo.InvariantCulture, $"&score={own}") : "",
        IsSimulated = Plate.Grid.Grid.Simulated,
        IsLast = true,
    };

    private Html Thanked() => Html.Of(
        $"""
        <div class="card message"><svg class="tick" viewBox="0 0 48 48" aria-hidden="true"><circle cx="24" cy="24" r="22"/><path d="M14 25l7 7 13-15"/></svg>
        <h1>{Text.Texts.Thanks}</h1><p>{Text.Texts.ThanksDetail} {Html.If(!IsKiosk, $"{Text.Texts.MayClose}")}</p>
        <p class="where">{Text.Say(Plate.Location.Name)}, {Text.Say(Plate.Settlement.Name)}</p></div>
        """);

    private Html OthersHere() => Others is null ? Html.None : Html.Of(
        $"""
        <div class="card"><h2 class="title">{Text.Texts.OthersHere}</h2>
        {(Others.Count >= LeastAnswers ? ScoreChart.Of(Others, Text.Texts, Own) : Html.Of($"<p>{Text.Texts.TooFew(LeastAnswers)}</p>"))}
        </div>
        """);

    private Html Again() => Html.If(IsKiosk, $"""<p><a class="action" href="/l/{Plate.Location.Code}?kiosk=1">{Text.Texts.NewAnswer}</a></p>""");
}
