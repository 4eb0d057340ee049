using System.Diagnostics;
using System.Globalization;
using Kazva.TestKit;
using Microsoft.Playwright;

namespace Kazva.Dashboard.Tests.Browser;

public sealed class AnswerTests(Chromium chromium, ITestOutputHelper output) : BrowserTests(chromium)
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(2);

    // Whatever of this runs gives itself away.
    private const string Markup = "Мръсно. <img src=x onerror=\"alert('run')\"><script>alert('run')</script> & \"край\"";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Answer_TappedOnAPhone_ChangesTheDashboardWithinTwoSeconds(bool phoneHasScript)
    {
        await using var desk = await OpenDashboard();
        var requests = new List<string>();
        desk.Page.Request += (_, request) => requests.Add(request.Url);
        var loads = desk.Loads;
        await using var phone = await OpenForm(phoneHasScript);
        await FillIn(phone, Markup);
        var script = phoneHasScript ? "" : "-without-script";
        await Chromium.Keep(phone.Page, $"form{script}");

        var seen = Task.WhenAll(
            desk.Has(OrganisationWith(1)), desk.Has(PlaygroundWith(1)), desk.Has($"li[data-answer='{SmallGrid.Playground}/1']"));
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(SendButton(phone).TapAsync(), seen);
        var elapsed = watch.Elapsed;
        await Thanked(phone);

        output.WriteLine($"From the tap to the dashboard: {elapsed.TotalMilliseconds.ToString("0", CultureInfo.InvariantCulture)} ms.");
        elapsed.ShouldBeLessThan(Soon);
        await Assertions.Expect(phone.Page.Locator("h1")).ToHaveTextAsync("Благодарим ви!");
        await Chromium.Keep(phone.Page, $"thanks{script}");
        await Chromium.Keep(desk.Page, $"dashboard{script}");

        (await desk.Page.Locator("#organisation-mean").GetAttributeAsync("data-value")).ShouldBe("3");
        (await desk.Page.Locator($"li[data-answer='{SmallGrid.Playground}/1'] .comment").TextContentAsync()).ShouldBe(Markup);
        (await desk.Page.Locator("#answers img, #answers script").CountAsync()).ShouldBe(0);
        desk.Loads.ShouldBe(loads);
        requests.ShouldBeEmpty();
        desk.Errors.ShouldBeEmpty();
        phone.Errors.ShouldBeEmpty();
        (await StaffView.Of(Server.Staff)).Latest.ShouldHaveSingleItem().Comment.ShouldBe(Markup);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Send_TappedTwice_CountsOnce(bool phoneHasScript)
    {
        await using var phone = await OpenForm(phoneHasScript);
        await FillIn(phone, "Мръсно.");
        await SendButton(phone).ScrollIntoViewIfNeededAsync();
        var button = (await SendButton(phone).BoundingBoxAsync())!;
        var (x, y) = (button.X + (button.Width / 2), button.Y + (button.Height / 2));
        // The second comes before the first is answered.
        await Task.WhenAll(phone.Page.Touchscreen.TapAsync(x, y), phone.Page.Touchscreen.TapAsync(x, y));
        await Thanked(phone);

        (await CountOfPlayground()).ShouldBe(1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Answer_SentAgainAfterGoingBack_CountsOnce(bool phoneHasScript)
    {
        await using var phone = await OpenForm(phoneHasScript);
        await FillIn(phone, "Мръсно.");
        await SendButton(phone).TapAsync();
        await Thanked(phone);

        await phone.Page.GoBackAsync();
        await FillIn(phone, "Мръсно.");
        await SendButton(phone).TapAsync();
        await Thanked(phone);

        (await CountOfPlayground()).ShouldBe(1);
    }

    [Fact]
    public async Task Answer_ChangedAfterGoingBack_IsToldToBeSentAlready()
    {
        await using var phone = await OpenForm();
        await FillIn(phone, "Мръсно.");
        await SendButton(phone).TapAsync();
        await Thanked(phone);

        await phone.Page.GoBackAsync();
        await FillIn(phone, "Мръсно е още.");
        await SendButton(phone).TapAsync();
        await Assertions.Expect(phone.Page.Locator("h1")).ToHaveTextAsync("Този отговор вече е изпратен");

        (await CountOfPlayground()).ShouldBe(1);
    }

    [Fact]
    public async Task Thanks_LoadedAgain_CountsOnce()
    {
        await using var phone = await OpenForm();
        await FillIn(phone, "Мръсно.");
        await SendButton(phone).TapAsync();
        await Thanked(phone);
        await phone.Page.ReloadAsync();

        (await CountOfPlayground()).ShouldBe(1);
    }
}
