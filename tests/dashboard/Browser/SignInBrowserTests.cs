using Kazva.Dashboard.Accounts;
using Kazva.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace Kazva.Dashboard.Tests.Browser;

public sealed class SignInBrowserTests(Chromium chromium) : BrowserTests(chromium)
{
    private protected override Task Prepare() => Database.ImportAsync(SmallGrid.Grid, "ana");

    [Fact]
    public async Task Staff_WhoSignIn_SeeTheGridAndTheirNameUntilTheySignOut()
    {
        await using var desk = await Chromium.Desk(Server.Staff.BaseAddress!);
        await desk.Page.GotoAsync("/");
        await desk.Page.WaitForURLAsync("**/sign-in");
        await desk.Page.Locator("#name").FillAsync("ana");
        await desk.Page.Locator("#password").FillAsync("wrong horse battery");
        await desk.Page.Locator("button").ClickAsync();
        await desk.Has("#complaint");
        await desk.Page.Locator("#password").FillAsync(StaffMember.Password);
        await Chromium.Keep(desk.Page, "sign-in");
        await desk.Page.Locator("button").ClickAsync();

        await desk.Has(Live);
        await desk.Has("#account:not([hidden]) #member:text-is('ana')");
        await desk.Has("#member-organisation:text-is('smallville')");
        await Chromium.Keep(desk.Page, "signed-in");
        await desk.Page.Locator("#sign-out").ClickAsync();
        await desk.Page.WaitForURLAsync("**/sign-in");
        await desk.Page.GotoAsync("/");
        await desk.Page.WaitForURLAsync("**/sign-in");
        desk.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task Page_WhoseAccountIsRemoved_GoesToTheSignInPageByItself()
    {
        await Server.AddStaffAsync("ben");
        await using var desk = await Chromium.Desk(Server.Staff.BaseAddress!);
        await desk.Page.GotoAsync("/sign-in");
        await desk.Page.Locator("#name").FillAsync("ana");
        await desk.Page.Locator("#password").FillAsync(StaffMember.Password);
        await desk.Page.Keyboard.PressAsync("Enter");
        await desk.Has(Live);

        await Server.Services.GetRequiredService<IStaffStore>().RemoveAsync("ana");

        await desk.Page.WaitForURLAsync("**/sign-in");
    }
}
