using Kazva.Alarms.Teams;
using Kazva.TestKit;
using Microsoft.Playwright;

namespace Kazva.Dashboard.Tests.Browser;

/// <summary>Teams and what is delivered to them. No mail server is set, so that every e-mail is given up.</summary>
public sealed class DeliveryBrowserTests(Chromium chromium) : BrowserTests(chromium)
{
    private protected override Task Prepare() => Database.ImportAsync(SmallGrid.Grid with
    {
        Teams =
        [
            new Team(
                "crew", SmallGrid.Grid.Organisation.Name, "bg", [new("ivan", "Иван", [new("crew/ivan/1", ChannelKind.Email, "ivan@example.org")])], [],
                [new(TimeSpan.FromMinutes(10), ["ivan"])]),
        ],
    });

    [Fact]
    public async Task TestMessage_ThatIsGivenUp_IsADeadLetterThatIsSentAgain()
    {
        await using var hand = await Chromium.Phone(Server.Staff.BaseAddress!, language: "bg-BG", width: 375);
        await hand.Page.GotoAsync("/#alarms/teams");
        await hand.Page.Locator("[data-channel='crew/ivan/1'] [data-do=test]").TapAsync();
        await Assertions.Expect(hand.Page.Locator("[data-channel='crew/ivan/1'] .status")).ToContainTextAsync("Пробата");
        await Chromium.Keep(hand.Page, "alarms-phone-teams");

        await hand.Page.Locator("#alarm-tab-dead").TapAsync();
        var letter = hand.Page.Locator("[data-delivery][data-state=dead]");
        while (await letter.CountAsync() == 0)
        {
            var asked = hand.Page.WaitForResponseAsync("**/api/v1/alarms/deliveries?*");
            await hand.Page.Locator("#alarm-room [data-do=refresh]").TapAsync();
            await asked;
        }
        await Chromium.Keep(hand.Page, "alarms-phone-dead");
        (await hand.Page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(375);
        await letter.Locator("[data-do=retry]").TapAsync();
        await Assertions.Expect(letter.Locator(".status")).ToHaveTextAsync("Ще бъде изпратено отново.");

        await hand.Page.Locator("#alarm-tab-deliveries").TapAsync();
        await Assertions.Expect(hand.Page.Locator("[data-delivery]")).ToHaveCountAsync(1);
        (await hand.Page.ContentAsync()).ShouldNotContain("ivan@example.org");
        hand.Errors.ShouldBeEmpty();
    }
}
