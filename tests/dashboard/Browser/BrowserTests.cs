using Kazva.Dashboard.Tests.Kit;
using Kazva.TestKit;
using Microsoft.Playwright;

namespace Kazva.Dashboard.Tests.Browser;

/// <summary>What citizens do on the form and staff see on the dashboard, in a real browser.</summary>
[Collection(ChromiumTests.Name)]
public abstract class BrowserTests(Chromium chromium) : ServedTests
{
    private protected Chromium Chromium => chromium;

    public override async ValueTask InitializeAsync()
    {
        chromium.SkipIfMissing();
        await base.InitializeAsync();
    }

    private protected async Task<Screen> OpenForm(bool hasScript = true)
    {
        var phone = await chromium.Phone(Server.Citizens.BaseAddress!, hasScript);
        await phone.Page.GotoAsync($"/l/{SmallGrid.Playground}");
        return phone;
    }

    private protected async Task<Screen> OpenDashboard()
    {
        var desk = await chromium.Desk(Server.Staff.BaseAddress!);
        await desk.Page.GotoAsync("/");
        await desk.Has(Live);
        await desk.Page.Locator("#tab-locations").ClickAsync();
        await desk.Has(PlaygroundWith(0));
        return desk;
    }

    private protected static async Task FillIn(Screen phone, string comment)
    {
        await phone.Page.Locator("label:has(#s3)").TapAsync();
        await phone.Page.Locator("#q-problem label:has([value=dirty])").TapAsync();
        await phone.Page.Locator("#comment").FillAsync(comment);
    }

    private protected static ILocator SendButton(Screen phone) => phone.Page.Locator("#send");

    private protected static Task Thanked(Screen phone) => phone.Page.WaitForURLAsync("**/thanks?*");

    /// <summary>The playground's answers, once everything that was sent before has been counted.</summary>
    private protected async Task<int> CountOfPlayground()
    {
        var before = await StaffView.Of(Server.Staff);
        await Server.Citizens.Accepted(SmallGrid.Playground, 10);
        var view = await Eventually.Is(
            () => StaffView.Of(Server.Staff), view => view.Latest.Any(answer => answer.Score == 10) && view.Feed.Seq > before.Feed.Seq);
        return view[RollUp.GridLevel.Location, SmallGrid.Playground].Windows.Hour.Count - 1;
    }

    private protected const string Live = "#connection[data-state=live]";

    private protected static string OrganisationWith(int count) => $"#organisation-count[data-value='{count}']";

    private protected static string PlaygroundWith(int count) => $"tr[data-key='location:{SmallGrid.Playground}'][data-count='{count}']";
}
