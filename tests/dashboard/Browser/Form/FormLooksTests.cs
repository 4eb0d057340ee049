using Microsoft.Playwright;

namespace Kazva.Dashboard.Tests.Browser.Form;

/// <summary>How the form looks and fits, on narrow screens and with large letters.</summary>
[Collection(ChromiumTests.Name)]
public sealed class FormLooksTests(Chromium chromium, SampleCity city) : IClassFixture<SampleCity>
{
    [Theory]
    [InlineData(320, 844)]
    [InlineData(390, 844)]
    // A desk's window of 1280 by 1024 at 400 %.
    [InlineData(320, 256)]
    public async Task Scores_StandInOneRow_AndAreLarge(int width, int height)
    {
        await using var phone = await Open(width, height);

        var boxes = await phone.Page.EvaluateAsync<double[][]>(
            """
            [...document.querySelectorAll('.scale label')].map(label => label.getBoundingClientRect()).map(box => [box.x, box.y, box.width, box.height])
            """);
        boxes.Length.ShouldBe(10);
        boxes.Select(box => box[1]).Distinct().Count().ShouldBe(1);
        // Ten of 44 px do not fit a row of 320 px: they are as wide as the row lets them, without gaps, and higher than that.
        boxes.ShouldAllBe(box => box[3] >= 44 && box[2] >= (width - 38) / 10.0);
        boxes.Skip(1).Zip(boxes, (next, box) => next[0] - (box[0] + box[2])).ShouldAllBe(gap => Math.Abs(gap) < 0.1);
        boxes.Min(box => box[0]).ShouldBeGreaterThanOrEqualTo(0);
        boxes.Max(box => box[0] + box[2]).ShouldBeLessThanOrEqualTo(width);
        await ShouldFit(phone);
        await Chromium.Keep(phone.Page, $"form-{width}x{height}");
    }

    [Theory]
    [InlineData(2)]
    [InlineData(6)]
    [InlineData(10)]
    public async Task Targets_OfEveryState_AreAtLeast44PixelsHigh(int score)
    {
        await using var phone = await Open(320, 844);
        await phone.Score(score).TapAsync();
        await ShouldFit(phone);
        (await TooSmall(phone)).ShouldBeEmpty();
        await phone.Send().TapAsync();
        await phone.Thanked();
        (await TooSmall(phone)).ShouldBeEmpty();
        foreach (var path in new[] { "/", $"/l/{city.Retired}" })
        {
            await phone.Page.GotoAsync(path);
            await ShouldFit(phone);
            (await TooSmall(phone)).ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task Send_IsWithinTheThumbsReach_WhereverThePageIsScrolledTo()
    {
        await using var phone = await Open(390, 844);
        await phone.Score(2).TapAsync();
        foreach (var y in new[] { 0, 300, 900 })
        {
            await phone.Page.EvaluateAsync($"scrollTo(0, {y})");
            var box = (await phone.Send().BoundingBoxAsync())!;
            box.Y.ShouldBeInRange(844 * 0.6f, 844 - box.Height);
            box.Height.ShouldBeGreaterThanOrEqualTo(52);
        }
    }

    [Theory]
    [InlineData(320)]
    [InlineData(390)]
    public async Task Letters_TwiceAsLarge_LoseNothing(int width)
    {
        await using var phone = await Open(width - 1, 844);
        await phone.Page.EvaluateAsync("document.documentElement.style.fontSize = '200%'");
        // Chromium asks anew how much room there is when the window changes, not when the letters do.
        await phone.Page.SetViewportSizeAsync(width, 844);
        await phone.Score(2).TapAsync();
        await phone.Chips().First.TapAsync();
        (await phone.Page.Locator(".scale label").EvaluateAllAsync<int>("labels => new Set(labels.map(label => label.offsetTop)).size")).ShouldBe(2);
        await Chromium.KeepWhole(phone.Page, $"form-{width}-large-letters");
        await ShouldFit(phone);
        (await phone.Page.EvaluateAsync<string[]>(
            """
            [...document.querySelectorAll('.scale label > span, .chip > span, button, h1, h2, legend')]
              .filter(e => e.offsetParent !== null && (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1)).map(e => e.outerHTML.slice(0, 120))
            """)).ShouldBeEmpty();
        await phone.Send().TapAsync();
        await phone.Thanked();
        await phone.Page.EvaluateAsync("document.documentElement.style.fontSize = '200%'");
        await phone.Page.Locator("summary").TapAsync();
        await Chromium.KeepWhole(phone.Page, $"form-{width}-large-letters-thanks");
        await ShouldFit(phone);
    }

    [Theory]
    [InlineData(ColorScheme.Light, true)]
    [InlineData(ColorScheme.Dark, true)]
    [InlineData(ColorScheme.Light, false)]
    public async Task Form_InEveryState_IsKeptInPictures(ColorScheme theme, bool hasScript)
    {
        var name = $"form-{theme}{(hasScript ? "" : "-without-script")}";
        await using var phone = await Open(390, 844, theme, hasScript);
        await Chromium.Keep(phone.Page, $"{name}-1-start");
        await phone.Score(3).TapAsync();
        await phone.Chips().Nth(0).TapAsync();
        await phone.Chips().Nth(2).TapAsync();
        await phone.Page.EvaluateAsync("scrollTo(0, 0)");
        await Chromium.Keep(phone.Page, $"{name}-2-score");
        await Chromium.KeepWhole(phone.Page, $"{name}-3-whole");
        await phone.Send().TapAsync();
        await phone.Thanked();
        await Assertions.Expect(phone.Page.Locator(".chart")).ToBeVisibleAsync();
        await Chromium.KeepWhole(phone.Page, $"{name}-4-thanks");
        phone.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task Form_WithoutScriptAndStyle_LeadsThroughAStepToTheQuestionsOfTheScore()
    {
        chromium.SkipIfMissing();
        await using var phone = await chromium.Phone(city.Citizens, hasScript: false);
        await phone.Page.RouteAsync("**/l/*", async route =>
        {
            var response = await route.FetchAsync();
            var headers = response.Headers.ToDictionary(h => h.Key, h => h.Value, StringComparer.OrdinalIgnoreCase);
            headers["content-security-policy"] = "style-src 'none'";
            await route.FulfillAsync(new() { Response = response, Headers = headers });
        });
        await phone.OpenForm(city.Playground, "?lang=en");
        (await phone.Page.Locator("fieldset.q").CountAsync()).ShouldBeGreaterThan(2);
        await phone.Page.Locator("#s9").TapAsync();
        await phone.Page.Locator("button.step").TapAsync();

        await phone.Has("[name=stepped]");
        await phone.Has("#s9:checked");
        (await phone.Page.Locator("fieldset.q.low, fieldset.q.middle").CountAsync()).ShouldBe(0);
        (await phone.Page.Locator("fieldset.q.high").CountAsync()).ShouldBeGreaterThan(0);
        await phone.Page.Locator("fieldset.q input").First.TapAsync();
        await Chromium.KeepWhole(phone.Page, "form-without-style-stepped");
        await phone.Page.UnrouteAllAsync();
        await phone.Send().TapAsync();
        await phone.Thanked();
    }

    private async Task<Screen> Open(int width, int height, ColorScheme theme = ColorScheme.Light, bool hasScript = true)
    {
        chromium.SkipIfMissing();
        var phone = await chromium.Phone(city.Citizens, hasScript, set: options =>
        {
            options.ViewportSize = new() { Width = width, Height = height };
            options.ColorScheme = theme;
        });
        return await phone.OpenForm(city.Playground);
    }

    // A phone would zoom out to show what sticks out, so the window's own width says nothing.
    private static async Task ShouldFit(Screen phone) => (await phone.Page.EvaluateAsync<string[]>(
        """
        width => [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > width + .5).map(e => e.outerHTML.slice(0, 120))
          .concat(document.documentElement.scrollWidth > width ? [`${document.documentElement.scrollWidth} px`] : [])
        """, phone.Page.ViewportSize!.Width)).ShouldBeEmpty();

    private static Task<string[]> TooSmall(Screen phone) => phone.Page.EvaluateAsync<string[]>(
        """
        [...document.querySelectorAll('a, button, summary, textarea, input.code, .chip, .scale label')]
          .filter(e => e.offsetParent !== null && e.getBoundingClientRect().height < 43.9).map(e => e.outerHTML.slice(0, 120))
        """);
}
