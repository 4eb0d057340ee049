using Kazva.TestKit;

namespace Kazva.Dashboard.Tests.Browser;

public sealed class ReconnectTests(Chromium chromium) : BrowserTests(chromium)
{
    // A page that comes back asks for the address that it has.
    private protected override string[] Settings { get; } =
        [$"--urls=http://127.0.0.1:{LocalPort.Free()}", $"--Kazva:StaffUrl=http://127.0.0.1:{LocalPort.Free()}"];

    [Fact]
    public async Task Dashboard_WhileTheServerIsStartedAgain_ComesBackByItself()
    {
        await using var desk = await OpenDashboard();
        var loads = desk.Loads;
        await Server.Citizens.Accepted(SmallGrid.Playground, 3);
        await desk.Has(OrganisationWith(1));

        var lost = desk.Has("#connection[data-state=reconnecting]");
        await Restart();
        await lost;
        // What comes while nobody is connected is seen all the same.
        await Server.Citizens.Accepted(SmallGrid.Playground, 9);
        await desk.Has(Live);
        await desk.Has(OrganisationWith(2));
        await desk.Has(PlaygroundWith(2));

        // And what comes afterwards comes live.
        await Server.Citizens.Accepted(SmallGrid.Playground, 9);
        await desk.Has(OrganisationWith(3));
        await desk.Has($"li[data-answer='{SmallGrid.Playground}/3']");
        (await desk.Page.Locator("#organisation-mean").GetAttributeAsync("data-value")).ShouldBe("7");
        (await desk.Page.Locator("#answers li").CountAsync()).ShouldBe(3);
        desk.Loads.ShouldBe(loads);
        desk.Errors.ShouldBeEmpty();
    }
}
