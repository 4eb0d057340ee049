using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using Kazva.Dashboard.Tests.Kit;

namespace Kazva.Dashboard.Tests.Page;

public sealed partial class PageTests : ServedTests
{
    [Fact]
    public async Task Page_AskedFor_IsHtmlThatRunsNothingForeign()
    {
        using var response = await Server.Staff.GetAsync(At("/"));

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType?.ToString().ShouldBe("text/html; charset=utf-8");
        response.Headers.CacheControl?.NoCache.ShouldBeTrue();
        response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        foreach (var rule in new[] { "default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "require-trusted-types-for 'script'" })
            $"{policy};".ShouldContain($"{rule};");
        policy.ShouldNotContain("unsafe");
        (await response.Content.ReadAsStringAsync()).ShouldContain("id=\"organisation-count\"");
    }

    [Fact]
    public async Task Page_HeldAlready_IsNotSentAgain()
    {
        using var first = await Server.Staff.GetAsync(At("/"));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.IfNoneMatch.Add(first.Headers.ETag.ShouldNotBeNull());
        using var second = await Server.Staff.SendAsync(request);

        second.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        (await second.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Assets_ThatThePageNames_AreKeptForEver()
    {
        var assets = Asset().Matches(await Server.Staff.GetStringAsync(At("/"))).Select(match => match.Value).ToList();

        assets.ShouldContain(asset => IsScript(asset));
        assets.ShouldContain(asset => !IsScript(asset));
        foreach (var asset in assets)
        {
            using var response = await Server.Staff.GetAsync(At(asset));
            response.StatusCode.ShouldBe(HttpStatusCode.OK);
            response.Content.Headers.ContentType?.MediaType.ShouldBe(IsScript(asset) ? "text/javascript" : "text/css");
            response.Headers.GetValues("Cache-Control").Single().ShouldContain("immutable");
        }
    }

    [Fact]
    public async Task Page_AskedForItsHeadersOnly_SendsNoMore()
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, "/");
        using var response = await Server.Staff.SendAsync(request);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await response.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/assets/nothing.js")]
    [InlineData("/assets/../index.html")]
    [InlineData("/assets/%2e%2e/index.html")]
    [InlineData("/assets/..%2findex.html")]
    [InlineData("/assets/..%2f..%2fappsettings.json")]
    [InlineData("/assets/..%5cindex.html")]
    [InlineData("/index.html")]
    [InlineData("/appsettings.json")]
    [InlineData("/assets/")]
    public async Task File_ThatIsNoAsset_IsNotFound(string path) =>
        (await StatusOf(path)).ShouldStartWith("HTTP/1.1 404 ");

    private static bool IsScript(string asset) => asset.EndsWith(".js", StringComparison.Ordinal);

    /// <summary>The status line of a request whose path no client has put in order.</summary>
    private async Task<string> StatusOf(string path)
    {
        var staff = Server.Staff.BaseAddress!;
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, staff.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: {staff.Authority}\r\nConnection: close\r\n\r\n"));
        using var reader = new StreamReader(stream);
        return (await reader.ReadLineAsync())!;
    }

    [GeneratedRegex("/assets/[^\"]+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Asset();
}
