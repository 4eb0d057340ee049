using Microsoft.Playwright;

namespace Kazva.Dashboard.Tests.Browser.Form;

/// <summary>A screen at a counter that one citizen after the other answers on. The page's clock is turned, not waited for.</summary>
[Collection(ChromiumTests.Name)]
public sealed class KioskTests(Chromium chromium, SampleCity city) : IClassFixture<SampleCity>
{
    private const string Empty = "#answer:not(:has(input:checked))";

    [Fact]
    public async Task Kiosk_AfterAnAnswer_GoesBackToTheStart_WithAnEmptyForm()
    {
        await using var screen = await Open();
        var first = await IdOf(screen);
        await screen.Score(9).TapAsync();
        await screen.Page.Locator("#comment").FillAsync("Моите думи.");
        await screen.Send().TapAsync();
        await screen.Thanked();
        screen.Page.Url.ShouldContain("kiosk=1");
        await Chromium.Keep(screen.Page, "kiosk-thanks");
        await screen.Page.Clock.FastForwardAsync(16_000);

        await screen.Page.WaitForURLAsync($"**/l/{city.Playground}?kiosk=1");
        await screen.Has(Empty);
        (await screen.Page.Locator("#comment").InputValueAsync()).ShouldBeEmpty();
        (await IdOf(screen) == first).ShouldBeFalse();
        // Going back shows nobody's answer either.
        await screen.Page.GoBackAsync();
        await screen.Has(Empty);
        (await screen.Page.Locator("#comment").InputValueAsync()).ShouldBeEmpty();
        screen.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task Kiosk_LeftInTheMiddle_Warns_AndIsEmptiedUnlessItIsTouched()
    {
        await using var screen = await Open("&lang=en");
        await screen.Score(2).TapAsync();
        await screen.Page.Clock.FastForwardAsync(41_000);
        await Assertions.Expect(screen.Page.Locator("#outbox")).ToContainTextAsync("Are you still there?");
        await Chromium.Keep(screen.Page, "kiosk-still-there");

        await screen.Page.Locator("h1").TapAsync();
        await Assertions.Expect(screen.Page.Locator("#outbox")).ToBeEmptyAsync();
        await screen.Page.Clock.FastForwardAsync(30_000);
        await Assertions.Expect(screen.Page.Locator("#s2")).ToBeCheckedAsync();

        await screen.Page.Clock.FastForwardAsync(11_000);
        await Assertions.Expect(screen.Page.Locator("#outbox")).ToContainTextAsync("Are you still there?");
        await screen.Page.Clock.FastForwardAsync(21_000);
        await screen.Page.WaitForURLAsync($"**/l/{city.Playground}?kiosk=1");
        await screen.Has(Empty);
        screen.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task Kiosk_WithoutNetwork_KeepsTheAnswer_AndIsEmptiedForTheNext()
    {
        await using var screen = await Open();
        var first = await IdOf(screen);
        await screen.Score(6).TapAsync();
        await screen.Page.Context.SetOfflineAsync(true);
        await screen.Send().TapAsync();
        await screen.Has("#kept:not([hidden])");
        await screen.Page.Clock.FastForwardAsync(16_000);

        await Assertions.Expect(screen.Page.Locator("#kept")).ToBeHiddenAsync();
        await screen.Has(Empty);
        var second = await IdOf(screen);
        (second == first).ShouldBeFalse();
        Guid.TryParseExact(second, "D", out _).ShouldBeTrue();
        screen.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task Kiosk_WhoseFormCameBackFilledIn_IsEmptied_ThoughNobodyTouchesItAnyMore()
    {
        await using var screen = await Open();
        // As a browser without scripts sends it.
        await screen.Page.EvaluateAsync("document.getElementById('comment').value = 'Моите думи.'; document.getElementById('answer').submit()");
        await screen.Has("#errors:not([hidden])");
        (await screen.Page.Locator("#comment").InputValueAsync()).ShouldBe("Моите думи.");
        await screen.Page.Clock.FastForwardAsync(41_000);
        await Assertions.Expect(screen.Page.Locator("#outbox")).ToContainTextAsync("Още ли сте тук?");
        await screen.Page.Clock.FastForwardAsync(21_000);

        await screen.Page.WaitForURLAsync($"**/l/{city.Playground}?kiosk=1");
        (await screen.Page.Locator("#comment").InputValueAsync()).ShouldBeEmpty();
        await Assertions.Expect(screen.Page.Locator("#errors")).ToBeHiddenAsync();
        screen.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task Kiosk_LeftWhileScrolledDown_IsEmptied_ThoughTheWarningScrolls()
    {
        await using var screen = await Open();
        await screen.Page.SetViewportSizeAsync(400, 500);
        await screen.Score(2).TapAsync();
        await screen.Page.EvaluateAsync("scrollTo(0, document.documentElement.scrollHeight)");
        await screen.Page.Clock.FastForwardAsync(41_000);
        await Assertions.Expect(screen.Page.Locator("#outbox")).ToBeInViewportAsync();
        await screen.Page.Clock.FastForwardAsync(21_000);

        await screen.Page.WaitForURLAsync($"**/l/{city.Playground}?kiosk=1");
        await screen.Has(Empty);
    }

    [Fact]
    public async Task Kiosk_WhoseNetworkHangs_IsEmptiedByHand_WithItsErrors()
    {
        await using var screen = await Open();
        await screen.Page.Locator("#comment").FillAsync("Моите думи.");
        await screen.Send().TapAsync();
        await screen.Has("#errors:not([hidden])");
        var asked = new TaskCompletionSource();
        await screen.Page.RouteAsync("**/*kiosk=1", _ => asked.TrySetResult());
        await screen.Page.Clock.FastForwardAsync(41_000);
        await screen.Page.Clock.FastForwardAsync(21_000);
        await asked.Task;
        await screen.Page.Clock.FastForwardAsync(6_000);

        await Assertions.Expect(screen.Page.Locator("#errors")).ToBeHiddenAsync();
        await Assertions.Expect(screen.Page.Locator("#error-score")).ToBeHiddenAsync();
        (await screen.Page.Locator("#comment").InputValueAsync()).ShouldBeEmpty();
        screen.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task Kiosk_ThatSomebodyTouchesJustAsItIsToBeEmptied_IsTheirs()
    {
        await using var screen = await Open();
        await screen.Score(2).TapAsync();
        var asked = new TaskCompletionSource<IRoute>();
        await screen.Page.RouteAsync("**/*kiosk=1", route => asked.TrySetResult(route));
        await screen.Page.Clock.FastForwardAsync(41_000);
        await screen.Page.Clock.FastForwardAsync(21_000);
        var start = await asked.Task;
        await screen.Score(5).TapAsync();
        var answered = screen.Page.WaitForResponseAsync("**/*kiosk=1");
        await start.ContinueAsync();
        await answered;
        await screen.Page.Clock.FastForwardAsync(30_000);

        await Assertions.Expect(screen.Page.Locator("#s5")).ToBeCheckedAsync();
        screen.Loads.ShouldBe(1);
        screen.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task Kiosk_WithoutScript_LeavesTheThanksByItself()
    {
        chromium.SkipIfMissing();
        await using var screen = await chromium.Phone(city.Citizens, hasScript: false);
        await screen.OpenForm(city.Playground, "?kiosk=1");
        await screen.Score(9).TapAsync();
        await screen.Send().TapAsync();
        await screen.Thanked();

        (await screen.Page.ContentAsync()).ShouldContain($"content=\"20;url=/l/{city.Playground}?kiosk=1\"");
        await screen.Page.Locator("a.action").TapAsync();
        await screen.Has(Empty);
    }

    private async Task<Screen> Open(string query = "")
    {
        chromium.SkipIfMissing();
        var screen = await chromium.Phone(city.Citizens, set: options => options.ViewportSize = new() { Width = 800, Height = 1280 });
        await screen.Page.Clock.InstallAsync();
        return await screen.OpenForm(city.Playground, "?kiosk=1" + query);
    }

    private static Task<string> IdOf(Screen screen) => screen.Page.Locator("[name=submissionId]").InputValueAsync();
}
