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
            {Table([(texts.LastDays(30), month), (texts.LastDays(90), quarter)], texts)}
            <p class="hint">{texts.IntervalMeans}</p>
            {ScoreChart.Of(quarter, text.Texts, own: null)}
            """);
    }

    /// <summary>A row for each span: the count, the share satisfied with its interval, the mean. Of one with too few answers only that is said.</summary>
    public static Html Table(IReadOnlyList<(string Name, Satisfaction Figures)> spans, PublicTexts texts) => Html.Of(
        $"""
        <table><thead><tr><td></td><th scope="col">{texts.Answers}</th><th scope="col">{texts.Satisfied}</th><th scope="col">{texts.Mean}</th></tr></thead>
        <tbody>{spans.Select(span => Row(span.Name, span.Figures, texts))}</tbody></table>
        """);

    private static Html Row(string name, Satisfaction figures, PublicTexts texts)
    {
        if (figures.Count < LeastAnswers)
            return Html.Of($"""<tr><th scope="row">{name}</th><td colspan="3">{texts.Fewer(LeastAnswers)}</td></tr>""");
        var interval = ShareInterval.Of(figures.CountSatisfied(), figures.Count);
        return Html.Of(
            $"""
            <tr><th scope="row">{name}</th><td>{figures.Count}</td><td>{texts.Percent(Whole(figures.Satisfied!.Value))} <small>({texts.PercentRange(Whole(interval.Low), Whole(interval.High))})</small></td><td>{texts.Decimal(figures.Mean!.Value.ToString("0.0", CultureInfo.InvariantCulture))}</td></tr>
            """);
    }

    private static int Whole(double share) => (int)Math.Round(100 * share, MidpointRounding.AwayFromZero);
}
