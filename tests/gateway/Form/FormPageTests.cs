using System.IO.Compression;
using System.Text.RegularExpressions;

namespace Kazva.Gateway.Tests.Form;

public sealed partial class FormPageTests : IAsyncLifetime
{
    private static readonly string Path = $"/l/{TestGrid.Playground}";
    private GatewayHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await GatewayHost.StartAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Theory]
    [InlineData(null, "bg")]
    [InlineData("en", "en")]
    [InlineData("en-GB,bg;q=0.5", "en")]
    [InlineData("de, bg-BG;q=0.3, en;q=0.8", "en")]
    [InlineData("en;q=0, bg", "bg")]
    [InlineData("tr", "tr")]
    [InlineData("el-GR, en;q=0.5", "el")]
    [InlineData("ro", "ro")]
    [InlineData("ja", "bg")]
    [InlineData("nonsense;;;q=x", "bg")]
    public async Task Language_OfThePage_IsTheBestThatThePhoneAccepts(string? accepted, string expected)
    {
        using var response = await _host.GetAsync(Path, accepted);

        (await response.TextAsync()).ShouldContain($"<html lang=\"{expected}\" dir=\"ltr\">");
        response.Content.Headers.ContentLanguage.ShouldBe([expected]);
    }

    [Fact]
    public async Task Language_AskedFor_OutranksThePhones()
    {
        using var response = await _host.GetAsync($"{Path}?lang=en", "bg");

        (await response.TextAsync()).ShouldContain("How do you rate this place?");
    }

    [Fact]
    public async Task Text_InAnotherLanguageThanThePage_SaysSo()
    {
        using var response = await _host.GetAsync($"/l/{TestGrid.Gate}", "ja");

        var page = await response.TextAsync();
        page.ShouldContain("<html lang=\"en\" dir=\"ltr\">");
        page.ShouldContain("<title lang=\"de\">Flugsteig A</title>");
        page.ShouldContain("<span lang=\"de\" dir=\"ltr\">Flugsteig A</span>");
    }

    [Fact]
    public async Task Code_InAnotherSpelling_LeadsToTheCanonicalOne()
    {
        using var response = await _host.GetAsync($"/l/{TestGrid.Playground.ToLowerInvariant()}?lang=en");

        ((int)response.StatusCode).ShouldBe(301);
        response.Headers.Location?.ToString().ShouldBe($"{Path}?lang=en");
    }

    [Fact]
    public async Task Page_OfAPlate_SaysWhereAndWhoAndPreselectsNothing()
    {
        using var response = await _host.GetAsync(Path);

        var page = await response.TextAsync();
        page.ShouldContain("Площадка „Слънце“");
        page.ShouldContain("Център");
        page.ShouldContain("Община Пример");
        page.ShouldContain(TestGrid.Playground);
        page.ShouldContain("имена, пари или пароли");
        page.ShouldNotContain(" checked>");
        ScoreInput().Count(page).ShouldBe(10);
        page.ShouldNotContain("измислени");
    }

    [Fact]
    public async Task Page_LoadedTwice_HasAnIdOfItsOwnEachTime()
    {
        using var first = await _host.GetAsync(Path);
        using var second = await _host.GetAsync(Path);

        (IdOf(await first.TextAsync()) == IdOf(await second.TextAsync())).ShouldBeFalse();
    }

    [Theory]
    [InlineData("")]
    [InlineData("/thanks?score=8")]
    public async Task Page_OfASimulatedGrid_SaysSo(string below)
    {
        await using var host = await GatewayHost.StartAsync(new TestGrid(isSimulated: true));
        using var response = await host.GetAsync(Path + below);

        (await response.TextAsync()).ShouldContain("данните тук са измислени");
    }

    [Fact]
    public async Task Page_Compressed_IsSmall()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Path);
        request.Headers.AcceptEncoding.ParseAdd("gzip");
        using var response = await _host.Client.SendAsync(request);

        response.Content.Headers.ContentEncoding.ShouldBe(["gzip"]);
        var bytes = await response.Content.ReadAsByteArrayAsync();
        bytes.Length.ShouldBeLessThan(14 * 1024);
        await using var page = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
        (await new StreamReader(page).ReadToEndAsync()).ShouldEndWith("</html>");
    }

    [Fact]
    public async Task Page_WithHostileNames_EncodesThem()
    {
        using var response = await _host.GetAsync($"/l/{TestGrid.Hostile}");
        using var english = await _host.GetAsync($"/l/{TestGrid.Hostile}?lang=en");

        (await response.TextAsync()).ShouldNotContain("<script>alert");
        (await response.TextAsync()).ShouldContain("&lt;script&gt;alert(&#x27;ж&#x27;)");
        (await english.TextAsync()).ShouldNotContain("\" onload=");
    }

    [Fact]
    public async Task Pages_OfAllKinds_SetNoCookieAndLoadNothing()
    {
        foreach (var path in new[] { "/", "/l", "/l?code=x", Path, $"{Path}/thanks", "/l/nothing", $"/l/{TestGrid.Retired}", "/api/v1/x" })
        {
            using var response = await _host.GetAsync(path);
            response.Headers.Contains("Set-Cookie").ShouldBeFalse(path);
            if (path != Path) response.Headers.CacheControl?.NoStore.ShouldBeTrue(path);
            response.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);
            response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
            response.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("frame-ancestors 'none'");
            response.Headers.Contains("Permissions-Policy").ShouldBeTrue(path);
            ExternalAddress().IsMatch(await response.TextAsync()).ShouldBeFalse(path);
        }
    }

    [Fact]
    public async Task Page_BeforeAnythingIsEntered_IsKeptForWhoGoesBack()
    {
        using var empty = await _host.GetAsync(Path);
        using var entered = await _host.PostFormAsync(Path, ("submissionId", Guid.NewGuid().ToString()), ("comment", "Кал."));

        empty.Headers.CacheControl?.ToString().ShouldBe("no-cache, private");
        (await entered.TextAsync()).ShouldContain("Кал.");
        entered.Headers.CacheControl?.ToString().ShouldBe("no-store");
    }

    internal static string IdOf(string page) => SubmissionId().Match(page).Groups["id"].Value;

    [GeneratedRegex("name=\"submissionId\" value=\"(?<id>[0-9a-f-]{36})\"", RegexOptions.None, 1000)]
    private static partial Regex SubmissionId();

    [GeneratedRegex("<input type=\"radio\" name=\"score\"", RegexOptions.None, 1000)]
    private static partial Regex ScoreInput();

    [GeneratedRegex("(?:src|href|action)=\"(?:https?:)?//", RegexOptions.None, 1000)]
    private static partial Regex ExternalAddress();
}
