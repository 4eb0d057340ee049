using System.Globalization;
using Kazva.Gateway.Form;
using Kazva.Gateway.Pages;
using Kazva.Submissions;
using Kazva.Windows;

namespace Kazva.Gateway.Thanks;

/// <summary>Ten bars, and the same in words and in a table for those who do not see them.</summary>
internal static class ScoreChart
{
    private const int Step = 32;
    private const int BarWidth = 24;
    private const int Tallest = 96;
    private const int Baseline = 116;

    public static Html Of(Satisfaction others, Texts texts, int? own)
    {
        var summary = texts.Summary(others.Count, others.Mean ?? 0);
        var most = others.Histogram.Max();
        return Html.Of(
            $"""
            <p>{summary}</p>
            <svg class="chart" viewBox="0 0 320 136" role="img" aria-label="{summary}">
            {Scores.Select(score => Bar(score, others.Histogram[score - 1], most, score == own))}
            </svg>
            {Html.If(own is not null, $"<p class=\"hint\"><span class=\"swatch\"></span> {texts.Yours}: <b>{own.GetValueOrDefault()}</b></p>")}
            <details class="table"><summary>{texts.AsTable}</summary>
            <table><thead><tr><th scope="col">{texts.Score}</th><th scope="col">{texts.Answers}</th></tr></thead>
            <tbody>{Scores.Select(score => Html.Of($"<tr><th scope=\"row\">{score}</th><td>{others.Histogram[score - 1]}</td></tr>"))}</tbody></table></details>
            """);
    }

    private static IEnumerable<int> Scores => Enumerable.Range(Score.Lowest, Score.Highest);

    private static Html Bar(int score, int count, int most, bool isOwn)
    {
        // Even a bar of nothing is seen to be there.
        var height = Math.Max(2, count * Tallest / most);
        var left = ((score - 1) * Step) + ((Step - BarWidth) / 2);
        var middle = (left + (BarWidth / 2)).ToString(CultureInfo.InvariantCulture);
        return Html.Of(
            $"""
            <g{Html.If(isOwn, $" class=\"own\"")}><rect x="{left}" y="{Baseline - height}" width="{BarWidth}" height="{height}" rx="3"/>
            {Html.If(count > 0, $"<text x=\"{middle}\" y=\"{Baseline - height - 5}\">{count}</text>")}<text class="axis" x="{middle}" y="{Baseline + 15}">{score}</text></g>
            """);
    }
}
