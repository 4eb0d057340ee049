using System.Globalization;
using Kazva.Gateway.Pages;
using Kazva.Gateway.Thanks;
using Kazva.Windows;

namespace Kazva.Gateway.Public;

/// <summary>What people say, in figures that each tell on how many answers they rest.</summary>
internal static class FiguresPart
{
    /// <summary>With fewer answers a single one could be told from the figures.</summary>
    public const int LeastAnswers = ThanksPage.LeastAnswers;

    /// <param name="month">Of the last 30 days; null when nobody can say.</param>
    /// <param name="quarter">Of the last 90 days.</param>
    public static Html Of(Satisfaction? month, Satisfaction? quarter, PageText text, PublicTexts texts)
    {
        if (month is null || quarter is null) return Html.Of($"<p>{texts.NotNow}</p>");
        if (quarter.Count < LeastAnswers) return Html.Of($"<p>{texts.TooFew(LeastAnswers)}</p>");
        return Html.Of(
            $"""
            {Spans([.. Recognisable.Between(month, quarter) ? [] : new[] { (texts.LastDays(30), month) }, (texts.LastDays(90), quarter)], texts)}
            <p class="hint">{texts.IntervalMeans}</p>
            {ScoreChart.Of(quarter, text.Texts, own: null)}
            """);
    }

    /// <summary>A paragraph for each span, which fits the narrowest phone: the count, the share satisfied with its interval, the mean. Of
    /// one with too few answers only that is said.</summary>
    public static Html Spans(IEnumerable<(string Name, Satisfaction Figures)> spans, PublicTexts texts) => Html.Of(
        $"""{spans.Select(span => Html.Of($"<p><b>{span.Name}:</b> {InWords(span.Figures, texts)}</p>"))}""");

    private static string InWords(Satisfaction figures, PublicTexts texts)
    {
        if (figures.Count < LeastAnswers) return texts.Fewer(LeastAnswers);
        var interval = ShareInterval.Of(figures.CountSatisfied(), figures.Count);
        return texts.Figures(
            figures.Count,
            texts.Percent(Whole(figures.Satisfied!.Value)),
            texts.PercentRange(Whole(interval.Low), Whole(interval.High)),
            texts.Decimal(figures.Mean!.Value.ToString("0.0", CultureInfo.InvariantCulture)));
    }

    private static int Whole(double share) => (int)Math.Round(100 * share, MidpointRounding.AwayFromZero);
}
