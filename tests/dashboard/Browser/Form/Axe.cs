using System.Text.Json;
using Microsoft.Playwright;

namespace Kazva.Dashboard.Tests.Browser.Form;

/// <summary>axe-core, which holds a page against the rules of WCAG 2.2 AA that a program can check.</summary>
internal static class Axe
{
    private static readonly string Source = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "axe.min.js"));

    /// <summary>Holds that the page as it is now breaks no rule, be it light or dark. Needs a browser that runs scripts.</summary>
    public static async Task ShouldFindNothingInBothThemes(this IPage page, string state)
    {
        foreach (var theme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await page.EmulateMediaAsync(new() { ColorScheme = theme });
            await page.ShouldFindNothing($"{state}, {theme}");
        }
    }

    /// <summary>Holds that the page as it is now breaks no rule. Needs a browser that runs scripts.</summary>
    public static async Task ShouldFindNothing(this IPage page, string state)
    {
        // Evaluated from outside, so the page's own policy stays as it is.
        if (!await page.EvaluateAsync<bool>("'axe' in window")) await page.EvaluateAsync($"{Source}; 0");
        // A bar that stays at the lower edge hides part of something wherever the page is scrolled to, and whoever wants that scrolls on.
        // axe takes what is left of it for its size; at the end of the page the bar covers nothing.
        await page.EvaluateAsync("scrollTo(0, document.documentElement.scrollHeight)");
        var found = await page.EvaluateAsync<JsonElement>(
            """
            () => axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }).then(result => ({
              passes: result.passes.length,
              violations: result.violations.map(v => `${v.id}: ${v.help}: ${v.nodes.map(n => n.html.slice(0, 160) + ' ' + (n.failureSummary || '')).join(' | ')}`)
            }))
            """);
        found.GetProperty("violations").EnumerateArray().Select(v => v.GetString()).ShouldBeEmpty(state);
        found.GetProperty("passes").GetInt32().ShouldBeGreaterThan(10, state);
    }
}
