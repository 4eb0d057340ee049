using System.Text.Json;
using Kazva.TestKit;
using Microsoft.Playwright;

namespace Kazva.Dashboard.Tests.Browser;

public sealed class DoneBrowserTests(Chromium chromium) : BrowserTests(chromium)
{
    private const string Card = "#done-view li[data-action]";

    [Fact]
    public async Task Staff_OnAPhone_PublishEditAndWithdraw_WhatCitizensSee()
    {
        await using var hand = await Chromium.Phone(Server.Staff.BaseAddress!, language: "en-GB", width: 375);
        await hand.Page.GotoAsync("/#done");
        await hand.Page.Locator("[data-do=new-action]").TapAsync();
        await hand.Page.Locator("dialog [name=place]").SelectOptionAsync($"location:{SmallGrid.Playground}");
        await hand.Page.Locator("dialog [name=text-bg]").FillAsync("Нови\nлюлки.");
        await hand.Page.Locator("dialog [name=text-en]").FillAsync("New swings.");
        await hand.Page.Locator("dialog [name=done-on]").FillAsync("2020-02-29");
        await Chromium.Keep(hand.Page, "done-phone-new");
        await hand.Page.Locator("dialog button[type=submit]").TapAsync();

        await Assertions.Expect(hand.Page.Locator($"{Card} h3")).ToHaveTextAsync("New swings.");
        await Assertions.Expect(hand.Page.Locator($"{Card} .where")).ToContainTextAsync("Place 0");
        await Assertions.Expect(hand.Page.Locator(Card)).ToContainTextAsync("29 February 2020");
        await OnTouch(hand);
        await Chromium.Keep(hand.Page, "done-phone");
        await using var citizen = await Chromium.Phone(Server.Citizens.BaseAddress!);
        await Seen(citizen, "Нови люлки.");
        await Chromium.Keep(citizen.Page, "public-phone");
        (await citizen.Page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(390);

        await hand.Page.Locator($"{Card} [data-do=edit]").TapAsync();
        await hand.Page.Locator("dialog [name=text-en]").FillAsync("Two new swings.");
        await hand.Page.Locator("dialog button[type=submit]").TapAsync();
        await Assertions.Expect(hand.Page.Locator($"{Card} h3")).ToHaveTextAsync("Two new swings.");

        await hand.Page.Locator($"{Card} [data-do=withdraw]").TapAsync();
        await hand.Page.Locator("dialog button[type=submit]").TapAsync();
        await Assertions.Expect(hand.Page.Locator($"{Card} .mark")).ToHaveTextAsync("withdrawn");
        await hand.Page.Locator($"{Card} [data-do=details]").TapAsync();
        await Assertions.Expect(hand.Page.Locator($"{Card} [data-change]")).ToHaveCountAsync(3);
        await OnTouch(hand);
        await Seen(citizen, "Нови люлки.", isThere: false);
        hand.Errors.ShouldBeEmpty();
        citizen.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task Change_ThatSomebodyElseMadeMeanwhile_IsToldAndNotWrittenOver()
    {
        await using var desk = await Chromium.Desk(Server.Staff.BaseAddress!);
        await desk.Page.GotoAsync("/#done");
        using var published = await Server.Staff.PostAsync(At("/api/v1/actions"), Json(
            """{"place":{"level":"settlement","id":"one"},"text":{"bg":"Нови люлки.","en":"New swings."},"doneAt":"2026-05-01T00:00:00Z"}"""));
        var id = JsonElement.Parse(await published.Content.ReadAsStringAsync()).GetProperty("id").GetGuid();
        await desk.Page.Locator("#done-view [data-do=refresh]").ClickAsync();
        await desk.Page.Locator($"{Card} [data-do=edit]").ClickAsync();
        using var edited = await Server.Staff.PutAsync(At($"/api/v1/actions/{id}"), Json(
            """{"number":1,"text":{"bg":"Друго.","en":"Other."},"doneAt":"2026-05-01T00:00:00Z"}"""));
        edited.EnsureSuccessStatusCode();
        await desk.Page.Locator("dialog button[type=submit]").ClickAsync();

        await Assertions.Expect(desk.Page.Locator("dialog .wrong")).ToContainTextAsync("Somebody else changed it meanwhile");
        (await Get($"/api/v1/actions/{id}")).GetProperty("action").GetProperty("text").GetProperty("en").GetString().ShouldBe("Other.");
        desk.Errors.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("bg")]
    [InlineData("en")]
    public async Task PublicPage_WithFigures_FitsTheNarrowestPhone_WithoutAScript(string language)
    {
        foreach (var score in new[] { 2, 2, 3, 4, 4, 8, 9, 9, 10, 10, 10, 7 }) await Server.Citizens.Accepted(SmallGrid.Playground, score);
        using var published = await Server.Staff.PostAsync(At("/api/v1/actions"), Json(
            $$"""{"place":{"level":"location","id":"{{SmallGrid.Playground}}"},"text":{"bg":"Нови люлки.","en":"New swings."},"doneAt":"{{DateTimeOffset.UtcNow.AddHours(-2):O}}"}"""));
        published.EnsureSuccessStatusCode();
        await using var citizen = await Chromium.Phone(Server.Citizens.BaseAddress!, hasScript: false, width: 320);
        await citizen.Page.GotoAsync($"/p/{SmallGrid.Playground}?lang={language}");

        await citizen.Has("svg.chart");
        await Chromium.Keep(citizen.Page, $"public-320-{language}");
        (await citizen.Page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(320);
        foreach (var target in await citizen.Page.Locator("main :is(button, summary):visible, header a").AllAsync())
            (await target.BoundingBoxAsync())!.Height.ShouldBeGreaterThanOrEqualTo(44);
        citizen.Errors.ShouldBeEmpty();
    }

    private static async Task OnTouch(Screen hand)
    {
        (await hand.Page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(375);
        (await hand.Page.EvaluateAsync<string[]>(
            """
            [...document.querySelectorAll('#done-view :is(button, input, select), #views a')]
              .filter((element) => element.offsetParent !== null && element.getBoundingClientRect().height < 43.9)
              .map((element) => element.outerHTML.slice(0, 80))
            """)).ShouldBeEmpty();
    }

    /// <summary>The gateway asks the grains every few seconds, and its answer may be kept for a minute; each time is a new address.</summary>
    private static Task<string> Seen(Screen citizen, string text, bool isThere = true)
    {
        var time = 0;
        return Eventually.Within(TimeSpan.FromMinutes(1), async () =>
        {
            await citizen.Page.GotoAsync($"/p/{SmallGrid.Playground}?{time++}");
            return await citizen.Page.ContentAsync();
        }, page => page.Contains(text, StringComparison.Ordinal) == isThere);
    }

    private static StringContent Json(string json) => new(json, new System.Net.Http.Headers.MediaTypeHeaderValue("application/json"));
}
