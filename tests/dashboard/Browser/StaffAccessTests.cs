using System.Net.Http.Json;
using Kazva.Dashboard.Tests.Browser.Form;
using Kazva.TestKit;

namespace Kazva.Dashboard.Tests.Browser;

/// <summary>The pages of plates, of what was done and of held answers against WCAG 2.2 AA.</summary>
public sealed class StaffAccessTests(Chromium chromium) : BrowserTests(chromium)
{
    private protected override string[] Settings => ["--Kazva:Abuse:RepeatWithin=00:10:00", "--Kazva:PublicUrl=https://kazva.smallville.example"];

    [Theory]
    [InlineData("bg-BG", 375)]
    [InlineData("en-GB", 1280)]
    public async Task Pages_OfStaff_BreakNoRule(string language, int width)
    {
        for (var i = 0; i < 3; i++) await Server.Citizens.Accepted(SmallGrid.Playground, 2, more: new { comment = "Тъмно е." });
        using var published = await Server.Staff.PostAsJsonAsync(At("/api/v1/actions"), new
        {
            place = new { level = "location", id = SmallGrid.Playground },
            text = new { bg = "Нови люлки.", en = "New swings." },
            doneAt = DateTimeOffset.UtcNow.AddHours(-2),
        });
        published.EnsureSuccessStatusCode();
        await using var hand = await Chromium.Phone(Server.Staff.BaseAddress!, language: language, width: width);
        foreach (var (view, until) in new[] { ("plates", ".plate"), ("done", "#done-view li[data-action]"), ("held", "[data-held]") })
        {
            await hand.Page.GotoAsync($"/#{view}");
            await hand.Has(until);
            await hand.Page.ShouldFindNothingInBothThemes($"{view}, {language}");
        }
        hand.Errors.ShouldBeEmpty();
    }
}
