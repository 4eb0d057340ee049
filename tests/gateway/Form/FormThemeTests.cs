using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Kazva.Definition;
using Kazva.Gateway.Pages;

namespace Kazva.Gateway.Tests.Form;

public sealed partial class FormThemeTests
{
    private static readonly Emblem Emblem = new("image/svg+xml", Convert.ToBase64String(Encoding.UTF8.GetBytes(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 8 8\">\n  <path fill=\"#14613f\" d=\"M0 0h8v8z\"/>\n  <text font-family=\"'Fira Sans', serif\">50 % & ж</text></svg>".Replace("&", "&amp;", StringComparison.Ordinal))));

    private static Organisation Organisation(string? main, Emblem? emblem = null) => new(
        "town", TestGrid.Text("Град", "Town"), ["bg", "en"], "Europe/Sofia", Colours: main is null ? null : new(main), Emblem: emblem);

    [Theory]
    [InlineData(null)]
    [InlineData("#14613f")]
    [InlineData("#000000")]
    [InlineData("#00008b")]
    [InlineData("#8b0000")]
    [InlineData("#5b2a86")]
    [InlineData("#6b6b00")]
    public void Shades_OfEveryColour_AreReadOnWhatTheyStandOn(string? main)
    {
        var style = Theme.Of(Organisation(main)).Style;
        var (light, dark) = (Shades(style.Split('\n')[0]), Shades(style.Split('\n')[1]));

        light["band"].Contrast(Colour.White).ShouldBeGreaterThanOrEqualTo(4.5);
        light["accent"].Contrast(light["wash"]).ShouldBeGreaterThanOrEqualTo(4.5);
        light["accent"].Contrast(light["tint"]).ShouldBeGreaterThanOrEqualTo(3);
        dark["band"].Contrast(Colour.White).ShouldBeGreaterThanOrEqualTo(4.5);
        dark["accent"].Contrast(Colour.Parse("#1a2320")).ShouldBeGreaterThanOrEqualTo(4.5);
        dark["accent"].Contrast(dark["wash"]).ShouldBeGreaterThanOrEqualTo(4.5);
        dark["on"].Contrast(dark["accent"]).ShouldBeGreaterThanOrEqualTo(4.5);
        Colour.Parse("#e9f0ed").Contrast(dark["tint"]).ShouldBeGreaterThanOrEqualTo(4.5);
    }

    [Fact]
    public void Emblem_OfAnOrganisation_IsInThePageAsLetters()
    {
        var address = Theme.Of(Organisation(null, Emblem)).EmblemAddress.ShouldNotBeNull();

        address.ShouldStartWith("data:image/svg+xml,%3Csvg ");
        address.ShouldNotContain("#");
        address.ShouldNotContain("\"");
        address.ShouldNotContain("'");
        Uri.UnescapeDataString(address["data:image/svg+xml,".Length..]).ShouldBe(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 8 8\"><path fill=\"#14613f\" d=\"M0 0h8v8z\"/><text font-family=\"'Fira Sans', serif\">50 % &amp; ж</text></svg>");
    }

    [Fact]
    public void Emblem_ThatIsPixels_StaysInBase64() =>
        Theme.Of(Organisation(null, new("image/png", "iVBORw0KGgo="))).EmblemAddress.ShouldBe("data:image/png;base64,iVBORw0KGgo=");

    [Theory]
    [InlineData("/l/{0}")]
    [InlineData("/l/{0}/thanks")]
    [InlineData("/")]
    [InlineData("/l/nothing")]
    [InlineData("/l/{0}?kiosk=1")]
    [InlineData("/p/{0}")]
    [InlineData("/nothing")]
    [InlineData("/l/{0}", "score=3&step=score")]
    [InlineData("/l/{0}", "score=11")]
    [InlineData("/l/{0}?kiosk=1", "score=")]
    public async Task StylesAndScripts_OfAPage_AreThoseThatItsPolicyNames(string path, string? sent = null)
    {
        await using var host = await GatewayHost.StartAsync();
        var address = string.Format(path, TestGrid.Playground);
        using var body = new StringContent($"submissionId={Guid.NewGuid()}&{sent}", new System.Net.Http.Headers.MediaTypeHeaderValue("application/x-www-form-urlencoded"));
        using var response = sent is null ? await host.GetAsync(address) : await host.Client.PostAsync(address, body);
        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        var inline = Inline().Matches(await response.TextAsync());

        inline.Count.ShouldBeGreaterThanOrEqualTo(3);
        foreach (Match part in inline)
            policy.ShouldContain($"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(part.Groups["text"].Value)))}'");
        policy.ShouldNotContain("unsafe");
        policy.ShouldContain("connect-src 'self'");
    }

    private static Dictionary<string, Colour> Shades(string style) => Shade().Matches(style).ToDictionary(
        m => m.Groups["name"].Value, m => m.Groups["colour"].Value is "#fff" ? Colour.White : Colour.Parse(m.Groups["colour"].Value), StringComparer.Ordinal);

    [GeneratedRegex("--(?<name>[a-z]+):(?<colour>#[0-9a-f]+)", RegexOptions.None, 1000)]
    private static partial Regex Shade();

    [GeneratedRegex("<(?<tag>style|script)>(?<text>.*?)</\\k<tag>>", RegexOptions.Singleline, 1000)]
    private static partial Regex Inline();
}
