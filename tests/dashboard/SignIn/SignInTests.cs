using System.Net;
using System.Net.Http.Json;
using Kazva.Dashboard.Accounts;
using Kazva.Dashboard.SignIn;
using Kazva.Dashboard.Tests.Kit;
using Kazva.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace Kazva.Dashboard.Tests.SignIn;

/// <summary>Signing in where there is an account.</summary>
public sealed class SignInTests : ServedTests
{
    private const string Ana = "ana";

    private protected override string[] Settings => ["--Kazva:TrustedProxies:0=127.0.0.1", "--Kazva:TrustedProxies:1=::ffff:127.0.0.1"];

    private protected override Task Prepare() => Database.ImportAsync(SmallGrid.Grid, Ana);

    [Fact]
    public async Task SignedIn_OnThePage_GetsCookieForThisHostOnly()
    {
        using var browser = Server.NewBrowser();
        using var response = await browser.SendSignInAsync(" ANA ", StaffMember.Password);

        response.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        response.Headers.Location!.ToString().ShouldBe("./");
        var cookie = response.Headers.GetValues("Set-Cookie").ShouldHaveSingleItem();
        cookie.ShouldStartWith("kazva-staff=");
        foreach (var attribute in new[] { "path=/", "samesite=strict", "httponly" }) cookie.ShouldContain(attribute);
        cookie.ShouldNotContain("domain");
        cookie.ShouldNotContain("secure");
        using var page = await browser.Http.GetAsync(At("/"));
        page.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var grid = await browser.Http.GetAsync(At("/api/v1/organisation"));
        grid.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task SignedIn_BehindATrustedProxyWithHttps_GetsSecureCookie()
    {
        using var form = new FormUrlEncodedContent([new("name", Ana), new("password", StaffMember.Password)]);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sign-in") { Content = form };
        request.Headers.Host = "kazva.example";
        request.Headers.Add("X-Forwarded-For", "192.0.2.1");
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Headers.Add("Origin", "https://kazva.example");
        using var response = await Server.NewBrowser().Http.SendAsync(request);

        response.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        response.Headers.GetValues("Set-Cookie").Single().ShouldContain("secure");
    }

    [Theory]
    [InlineData("bg-BG,bg;q=0.9,en;q=0.5", "bg", "Вход за служители")]
    [InlineData("en-GB", "en", "Staff sign-in")]
    [InlineData("de", "en", "Staff sign-in")]
    public async Task SignInPage_AskedFor_IsInTheReadersLanguageAndRunsNothing(string accepts, string language, string says)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/sign-in");
        request.Headers.Add("Accept-Language", accepts);
        using var response = await Server.Staff.SendAsync(request);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var page = await response.Content.ReadAsStringAsync();
        page.ShouldContain($"<html lang=\"{language}\">");
        page.ShouldContain(says);
        page.ShouldNotContain("<script");
        page.ShouldNotContain("kazva staff add");
        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldStartWith("default-src 'none'; style-src 'sha256-");
        policy.ShouldNotContain("script-src");
        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    [Theory]
    [InlineData(Ana, "wrong horse battery")]
    [InlineData(Ana, "")]
    [InlineData("nobody", StaffMember.Password)]
    [InlineData("", StaffMember.Password)]
    [InlineData("<script>alert(1)</script>", StaffMember.Password)]
    public async Task WrongNameOrPassword_Tried_IsRefusedWithTheSameWords(string name, string password)
    {
        using var browser = Server.NewBrowser();
        using var response = await browser.SendSignInAsync(name, password);

        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        response.Headers.Contains("Set-Cookie").ShouldBeFalse();
        var page = await response.Content.ReadAsStringAsync();
        page.ShouldContain("The name or the password is not right.");
        page.ShouldNotContain("<script");
        (await Status(browser, "/api/v1/grid")).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Name_TriedTooOften_IsRefusedEvenWithTheRightPassword()
    {
        using var browser = Server.NewBrowser();
        for (var i = 0; i < SignInLimits.AttemptsAtOneName; i++) (await browser.SendSignInAsync(Ana, "wrong horse battery")).Dispose();
        using var response = await browser.SendSignInAsync(Ana, StaffMember.Password);

        response.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        response.Headers.RetryAfter.ShouldNotBeNull();
        using var other = await browser.SendSignInAsync("nobody", StaffMember.Password);
        other.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Form_ThatIsNone_IsAProblem()
    {
        using var json = JsonContent.Create(new { name = Ana, password = StaffMember.Password });
        using var asJson = await Server.Staff.PostAsync(At("/sign-in"), json);
        asJson.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
        using var browser = Server.NewBrowser();
        using var large = await browser.SendSignInAsync(Ana, new string('x', 100_000));
        large.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task Request_WithoutSignIn_IsAProblemAndThePageLeadsToTheForm()
    {
        using var api = await Server.Staff.GetAsync(At("/api/v1/grid"));
        api.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        api.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json");
        api.Headers.CacheControl!.NoStore.ShouldBeTrue();
        using var page = await Server.Staff.GetAsync(At("/"));
        page.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        page.Headers.Location!.ToString().ShouldBe("sign-in");
    }

    [Theory]
    [InlineData("kazva-staff=CfDJ8")]
    [InlineData("kazva-staff=eyJuYW1lIjoiYW5hIn0")]
    [InlineData("kazva-staff={0}x")]
    [InlineData("kazva-staff=x{0}")]
    public async Task Cookie_Forged_IsNoSignIn(string forged)
    {
        using var ana = await Server.SignInAsync(Ana);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/grid");
        request.Headers.Add("Cookie", string.Format(forged, ana.Cookie.Split('=', 2)[1]));
        using var response = await Server.Staff.SendAsync(request);
        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/sign-out")]
    public async Task Post_FromAnotherSite_IsForbidden(string path)
    {
        using var ana = await Server.SignInAsync(Ana);
        foreach (var origin in new[] { "https://evil.example", "null", $"https://{Server.Staff.BaseAddress!.Authority}" })
        {
            using var form = new FormUrlEncodedContent([new("name", Ana), new("password", StaffMember.Password)]);
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = form };
            request.Headers.Add("Origin", origin);
            using var response = await ana.Http.SendAsync(request);
            response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
            response.Headers.Contains("Set-Cookie").ShouldBeFalse();
        }
        (await Status(ana, "/api/v1/me")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task SignedOut_Browser_IsSignedInNoLonger()
    {
        using var ana = await Server.SignInAsync(Ana);
        using var response = await ana.Http.PostAsync(At("/sign-out"), content: null);
        response.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await Status(ana, "/api/v1/me")).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Account_Removed_StopsWorkingAndItsScreenIsClosed()
    {
        using var ana = await Server.SignInAsync(Ana);
        await Server.AddStaffAsync("ben");
        await using var screen = await GridListener.ConnectAsync(Server.Staff, cookie: ana.Cookie);

        await Server.Services.GetRequiredService<IStaffStore>().RemoveAsync(Ana);

        await Eventually.Is(() => Status(ana, "/api/v1/me"), status => status == HttpStatusCode.Unauthorized);
        await screen.Closed;
        (await ana.SendSignInAsync(Ana, StaffMember.Password)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Account_WhosePasswordWasChanged_HasToSignInAgain()
    {
        using var ana = await Server.SignInAsync(Ana);
        await Server.Services.GetRequiredService<IStaffStore>().SetPasswordAsync(Ana, StaffPassword.Hash("another horse battery"));

        await Eventually.Is(() => Status(ana, "/api/v1/me"), status => status == HttpStatusCode.Unauthorized);
        (await ana.SendSignInAsync(Ana, StaffMember.Password)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await ana.SendSignInAsync(Ana, "another horse battery")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await Status(ana, "/api/v1/me")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Cookie_OfAnotherProcessWithTheSameStorage_IsGood()
    {
        using var ana = await Server.SignInAsync(Ana);
        var cookie = ana.Cookie;
        await Restart();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/me");
        request.Headers.Add("Cookie", cookie);
        using var response = await Server.Staff.SendAsync(request);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Host_OfTheReverseProxy_IsTakenOnceThereIsSignIn()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/grid");
        request.Headers.Host = "kazva.example";
        using var response = await Server.Staff.SendAsync(request);
        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    private static async Task<HttpStatusCode> Status(StaffBrowser browser, string path)
    {
        using var response = await browser.Http.GetAsync(At(path));
        return response.StatusCode;
    }
}
