using Kazva.TestKit;
using Microsoft.Playwright;

namespace Kazva.Dashboard.Tests.Browser;

public sealed class HeldBrowserTests(Chromium chromium) : BrowserTests(chromium)
{
    private const string Markup = "Виж <img src=x onerror=\"alert('run')\"><script>alert('run')</script>";

    private protected override string[] Settings => ["--Kazva:Abuse:RepeatWithin=00:10:00"];

    [Fact]
    public async Task Held_Answer_IsShownAsText_AndCountsWhenItIsReleased()
    {
        for (var i = 0; i < 3; i++) await Server.Citizens.Accepted(SmallGrid.Playground, 9, more: new { comment = Markup });
        await using var desk = await Chromium.Desk(Server.Staff.BaseAddress!);
        await desk.Page.GotoAsync("/#held");
        var card = desk.Page.Locator($"[data-held='{SmallGrid.Playground}/2/']");
        await Assertions.Expect(card.Locator(".comment")).ToHaveTextAsync(Markup);
        (await desk.Page.Locator("#held-room img, #held-room script").CountAsync()).ShouldBe(0);
        await Assertions.Expect(desk.Page.Locator("#held-count")).ToHaveTextAsync("2");
        await Chromium.Keep(desk.Page, "held");

        await card.Locator("[data-do=released]").ClickAsync();
        await Assertions.Expect(card.Locator(".status")).Not.ToBeEmptyAsync();
        await Assertions.Expect(desk.Page.Locator("#held-count")).ToHaveTextAsync("1");
        await desk.Page.Locator("#held-tab-decided").ClickAsync();
        await Assertions.Expect(desk.Page.Locator("#held-room .cards > li")).ToHaveCountAsync(1);
        await Chromium.Keep(desk.Page, "held-decided");
        await Eventually.Is(
            async () => (await StaffView.Of(Server.Staff))[RollUp.GridLevel.Location, SmallGrid.Playground].Windows.Hour.Count, count => count == 2);
        desk.Errors.ShouldBeEmpty();
    }
}
