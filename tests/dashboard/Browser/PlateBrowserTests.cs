using System.Net.Http.Json;
using System.Text.Json;
using Kazva.TestKit;
using Microsoft.Playwright;

namespace Kazva.Dashboard.Tests.Browser;

/// <summary>The page of plates: on a phone, where whoever puts one up stands.</summary>
public sealed class PlateBrowserTests(Chromium chromium) : BrowserTests(chromium)
{
    private protected override string[] Settings => ["--Kazva:PublicUrl=https://kazva.smallville.example"];

    [Fact]
    public async Task Plate_NeverAnswered_IsListedDownloadedAndNotedAsPutUp()
    {
        await Server.Citizens.Accepted(SmallGrid.Playground, 7);
        await using var hand = await Chromium.Phone(Server.Staff.BaseAddress!, language: "bg-BG", width: 320);
        await hand.Page.GotoAsync("/#plates");

        await Assertions.Expect(hand.Page.Locator(".plate")).ToHaveCountAsync(4);
        await Assertions.Expect(hand.Page.Locator($"[data-code={SmallGrid.Playground}]")).ToHaveCountAsync(0);
        await Chromium.Keep(hand.Page, "plates-phone");
        (await hand.Page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(320);

        await hand.Page.Locator("#plates-room input[type=search]").FillAsync(SmallGrid.Stop);
        var plate = hand.Page.Locator(".plate");
        await Assertions.Expect(plate).ToHaveCountAsync(1);
        var download = await hand.Page.RunAndWaitForDownloadAsync(() => plate.Locator("a").First.TapAsync());
        download.SuggestedFilename.ShouldBe($"{SmallGrid.Stop}-a6.pdf");

        await plate.Locator("[data-do=note-install]").TapAsync();
        await hand.Page.Context.GrantPermissionsAsync(["geolocation"]);
        await hand.Page.Context.SetGeolocationAsync(new() { Latitude = 42.4258f, Longitude = 25.6345f, Accuracy = 12 });
        await hand.Page.Locator("dialog [data-do=position]").TapAsync();
        await Assertions.Expect(hand.Page.Locator("dialog")).ToContainTextAsync("42.42580, 25.63450 (± 12 m)");
        await hand.Page.Locator("dialog input[name=note]").FillAsync("На спирката");
        await hand.Page.Locator("dialog [type=submit]").TapAsync();
        await Assertions.Expect(plate).ToContainTextAsync(": На спирката");

        await hand.Page.Locator("#plates-room input[type=search]").FillAsync("");
        await hand.Page.Locator("#plates-room input[type=checkbox]").UncheckAsync();
        await Assertions.Expect(hand.Page.Locator(".plate")).ToHaveCountAsync(5);
        await Assertions.Expect(hand.Page.Locator($"[data-code={SmallGrid.Stop}]")).ToContainTextAsync(": На спирката");
        await Assertions.Expect(hand.Page.Locator($"[data-code={SmallGrid.Playground}]")).ToContainTextAsync("Първи отговор");
        var noted = await Server.Staff.GetFromJsonAsync<JsonElement>(new Uri($"/api/v1/locations/{SmallGrid.Stop}/installed", UriKind.Relative));
        noted.GetRawText().ShouldContain("25.634");
        hand.Errors.ShouldBeEmpty();
    }
}
