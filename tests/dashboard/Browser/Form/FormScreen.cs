using Microsoft.Playwright;

namespace Kazva.Dashboard.Tests.Browser.Form;

/// <summary>What a citizen does on the form.</summary>
internal static class FormScreen
{
    /// <summary>Opens the form of a plate.</summary>
    public static async Task<Screen> OpenForm(this Screen phone, string code, string query = "")
    {
        await phone.Page.GotoAsync($"/l/{code}{query}");
        return phone;
    }

    public static ILocator Score(this Screen phone, int score) => phone.Page.Locator($"label:has(#s{score})");

    /// <summary>The choices that can be seen.</summary>
    public static ILocator Chips(this Screen phone) => phone.Page.Locator(".chip:visible");

    public static ILocator Send(this Screen phone) => phone.Page.Locator("#send");

    public static Task Thanked(this Screen phone) => phone.Page.WaitForURLAsync("**/thanks?*");

    /// <summary>Slow 3G: 400 kbit/s each way, 400 ms to and fro.</summary>
    public static async Task SlowDown(this Screen phone)
    {
        var network = await phone.Page.Context.NewCDPSessionAsync(phone.Page);
        await network.SendAsync("Network.enable");
        await network.SendAsync("Network.emulateNetworkConditions", new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["offline"] = false,
            ["latency"] = 400,
            ["downloadThroughput"] = 50_000,
            ["uploadThroughput"] = 50_000,
        });
    }
}
