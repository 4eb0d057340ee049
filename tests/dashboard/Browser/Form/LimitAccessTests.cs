using Kazva.TestKit;
using Microsoft.Playwright;

namespace Kazva.Dashboard.Tests.Browser.Form;

/// <summary>What somebody sees who is asked to wait, against WCAG 2.2 AA.</summary>
public sealed class LimitAccessTests(Chromium chromium) : BrowserTests(chromium)
{
    private protected override string[] Settings => ["--Kazva:Limits:AddressSubmissions=1"];

    [Fact]
    public async Task Pages_ThatAskToWait_BreakNoRule()
    {
        await Server.Citizens.Accepted(SmallGrid.Playground, 7);
        using var seen = await Server.Citizens.GetAsync(At($"/p/{SmallGrid.Playground}"));
        await using var phone = await Chromium.Phone(Server.Citizens.BaseAddress!);
        foreach (var language in new[] { "bg", "en", "tr", "ro", "el" })
        {
            await phone.Page.GotoAsync($"/l/{SmallGrid.Playground}?lang={language}");
            await phone.Score(9).TapAsync();
            // With a script the answer is kept instead.
            await phone.Page.EvaluateAsync("document.getElementById('answer').submit()");
            await phone.Has("div.message");
            await phone.Page.ShouldFindNothingInBothThemes($"too many answers, {language}");
            await Chromium.Keep(phone.Page, $"limit-{language}");
            await phone.Page.GotoAsync($"/p/{SmallGrid.Playground}?lang={language}");
            await Assertions.Expect(phone.Page.Locator("div.message h1")).ToBeVisibleAsync();
            await phone.Page.ShouldFindNothingInBothThemes($"too many views, {language}");
        }
        phone.Errors.ShouldBeEmpty();
    }
}
