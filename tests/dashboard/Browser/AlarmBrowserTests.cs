using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Kazva.TestKit;
using Microsoft.Playwright;

namespace Kazva.Dashboard.Tests.Browser;

public sealed class AlarmBrowserTests(Chromium chromium, ITestOutputHelper output) : BrowserTests(chromium)
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(2);

    private const string Firing = "#alarm-view [data-group=firing] li.alarm[data-state=firing]";
    private const string Acknowledged = "#alarm-view [data-group=acknowledged] li.alarm[data-state=acknowledged]";

    [Fact]
    public async Task Danger_ReportedOnAPhone_IsOnEveryAlarmPageWithinTwoSeconds_AndIsAcknowledgedForAll()
    {
        await using var desk = await OpenAlarms(await Chromium.Desk(Server.Staff.BaseAddress!));
        await using var hand = await OpenAlarms(await StaffPhone());
        await using var grid = await Chromium.Desk(Server.Staff.BaseAddress!);
        await grid.Page.GotoAsync("/");
        await grid.Has("#firing-count[data-count='0']");
        var loads = desk.Loads;
        await using var citizen = await OpenForm();
        await citizen.Page.Locator("label:has(#s2)").TapAsync();
        await citizen.Page.Locator("#q-problem label:has([value=broken])").TapAsync();

        var seen = Task.WhenAll(desk.Has(Firing), hand.Has(Firing), grid.Has("#firing-count[data-count='1']"));
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(SendButton(citizen).TapAsync(), seen);
        output.WriteLine($"From the tap to the alarm pages: {watch.Elapsed.TotalMilliseconds.ToString("0", CultureInfo.InvariantCulture)} ms.");
        watch.Elapsed.ShouldBeLessThan(Soon);

        var card = desk.Page.Locator(Firing);
        await Assertions.Expect(card.Locator("h4")).ToHaveTextAsync("Danger: Broken");
        await Assertions.Expect(card.Locator(".where")).ToHaveTextAsync("Place 0");
        await Assertions.Expect(card.Locator(".basis")).ToHaveTextAsync("1 report");
        await Assertions.Expect(desk.Page.Locator("#announcer")).ToContainTextAsync("Danger: Broken, Place 0");
        await Chromium.Keep(desk.Page, "alarms");
        await Chromium.Keep(hand.Page, "alarms-phone");

        await hand.Page.Locator($"{Firing} [data-do=acknowledge]").TapAsync();
        await Task.WhenAll(desk.Has(Acknowledged), hand.Has(Acknowledged), grid.Has("#firing-count[data-count='0']"));
        await Assertions.Expect(desk.Page.Locator($"{Acknowledged} .when")).ToContainTextAsync("acknowledged by staff");

        await desk.Page.Locator($"{Acknowledged} [data-do=details]").ClickAsync();
        await desk.Has($"{Acknowledged} .history [data-change=acknowledged]");
        await desk.Page.Locator($"{Acknowledged} [data-do=resolve]").ClickAsync();
        await desk.Page.Locator("dialog [name=why]").FillAsync("Repaired.");
        await desk.Page.Locator("dialog button[type=submit]").ClickAsync();
        await hand.Has("#alarm-view [data-group=resolved] li.alarm[data-state=resolved]");
        await desk.Has("[data-group=resolved] .history [data-change=resolved]");
        desk.Loads.ShouldBe(loads);
        foreach (var screen in new[] { desk, hand, grid, citizen }) screen.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task Page_OnAPhone_FitsItsWidth_AndEverythingToTapIsLargeEnough()
    {
        await Server.Citizens.Accepted(SmallGrid.Playground, 2, more: new { answers = new { problem = new[] { "broken" } } });
        await using var hand = await OpenAlarms(await StaffPhone());
        await hand.Has(Firing);
        foreach (var tab in new[] { "now", "silences", "judgements", "rules", "deliveries", "dead", "teams" })
        {
            await hand.Page.Locator($"#alarm-tab-{tab}").TapAsync();
            await hand.Has($"#alarm-tab-{tab}[aria-selected=true]");
            if (tab == "rules") await hand.Page.Locator("[data-rule=drop] [data-do=try]").TapAsync();
            if (tab == "judgements") await hand.Has("[data-judgement=noData]");
            (await hand.Page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(375, tab);
            var small = await hand.Page.EvaluateAsync<string[]>(
                """
                [...document.querySelectorAll('#alarm-view :is(button, input, select, summary), #views a')]
                  .filter((element) => element.offsetParent !== null && element.getBoundingClientRect().height < 43.9)
                  .map((element) => element.outerHTML.slice(0, 80))
                """);
            small.ShouldBeEmpty(tab);
            await Chromium.Keep(hand.Page, $"alarms-phone-{tab}");
        }
        hand.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task Silence_BegunFromAnAlarm_IsShownOnEveryPageUntilItIsEnded()
    {
        await Server.Citizens.Accepted(SmallGrid.Playground, 2, more: new { answers = new { problem = new[] { "broken" } } });
        await using var desk = await OpenAlarms(await Chromium.Desk(Server.Staff.BaseAddress!));
        await using var other = await OpenAlarms(await Chromium.Desk(Server.Staff.BaseAddress!), "silences");
        await desk.Page.Locator($"{Firing} [data-do=silence]").ClickAsync();
        await desk.Page.Locator("dialog [name=place]").SelectOptionAsync("settlement");
        await desk.Page.Locator("dialog [name=reason]").FillAsync("New swings.");
        await Chromium.Keep(desk.Page, "alarms-silence");
        await desk.Page.Locator("dialog button[type=submit]").ClickAsync();

        await Assertions.Expect(desk.Page.Locator($"{Firing} .when")).ToContainTextAsync("planned works until");
        var silence = other.Page.Locator("#alarm-room .cards li");
        await Assertions.Expect(silence.Locator("h4")).ToHaveTextAsync("One");
        await silence.Locator("button").ClickAsync();
        await Assertions.Expect(desk.Page.Locator($"{Firing} .when")).Not.ToContainTextAsync("planned works until");
        desk.Errors.ShouldBeEmpty();
        other.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task Rule_IsTriedOnThePast_AndSaved()
    {
        await Server.Citizens.Accepted(SmallGrid.Playground, 2, more: new { answers = new { problem = new[] { "broken" } } });
        await using var desk = await OpenAlarms(await Chromium.Desk(Server.Staff.BaseAddress!), "rules");
        await desk.Page.Locator("[data-rule=safety] [data-do=try]").ClickAsync();
        await desk.Page.Locator("[data-rule=safety] [data-do=backtest]").ClickAsync();
        await Assertions.Expect(desk.Page.Locator("[data-testid=fired]")).ToContainTextAsync("fired: 1");
        await Chromium.Keep(desk.Page, "alarms-backtest");

        var editor = desk.Page.Locator("[data-rule=safety] textarea");
        await editor.FillAsync((await editor.InputValueAsync()).Replace("\"critical\"", "\"loud\"", StringComparison.Ordinal));
        await desk.Page.Locator("[data-rule=safety] [data-do=save-rule]").ClickAsync();
        await Assertions.Expect(desk.Page.Locator("[data-rule=safety] .status")).ToContainTextAsync("severity");
        await editor.FillAsync((await editor.InputValueAsync()).Replace("\"loud\"", "\"warning\"", StringComparison.Ordinal));
        await desk.Page.Locator("[data-rule=safety] [data-do=save-rule]").ClickAsync();
        await Assertions.Expect(desk.Page.Locator("[data-rule=safety] .when")).ToContainTextAsync("saved by staff");
        var rules = await Server.Staff.GetFromJsonAsync<JsonElement>(At("/api/v1/alarms/rules"));
        rules.GetProperty("rules").EnumerateArray().Single(rule => rule.GetProperty("rule").GetProperty("id").GetString() == "safety")
            .GetProperty("rule").GetProperty("severity").GetString().ShouldBe("warning");
        desk.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task Tabs_AreReachedByKeys_AndHaveAddressesOfTheirOwn()
    {
        await using var desk = await OpenAlarms(await Chromium.Desk(Server.Staff.BaseAddress!));
        await desk.Page.Locator("#alarm-tab-now").FocusAsync();
        await desk.Page.Keyboard.PressAsync("ArrowRight");
        await desk.Has("#alarm-tab-silences:focus[aria-selected=true]");
        desk.Page.Url.ShouldEndWith("#alarms/silences");
        await desk.Page.GoBackAsync();
        await desk.Has("#alarm-tab-now[aria-selected=true]");
        await desk.Page.Locator("[data-view-link=grid]").ClickAsync();
        await desk.Has("#grid-view:not([hidden])");
        await desk.Has("#alarm-view[hidden]");
        desk.Errors.ShouldBeEmpty();
    }

    private Task<Screen> StaffPhone() => Chromium.Phone(Server.Staff.BaseAddress!, language: "en-GB", width: 375);

    private static async Task<Screen> OpenAlarms(Screen screen, string? tab = null)
    {
        await screen.Page.GotoAsync(tab is null ? "/#alarms" : $"/#alarms/{tab}");
        await screen.Has(Live);
        await screen.Has("#firing-count:not([data-count=unknown])");
        return screen;
    }
}
