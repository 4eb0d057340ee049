using System.Net;
using System.Net.WebSockets;
using Kazva.Dashboard.SignIn;
using Kazva.Dashboard.Tests.Kit;
using Kazva.Silo.Hosting;
using Kazva.TestKit;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Kazva.Dashboard.Tests.Hosting;

/// <summary>What is reached at which of the two addresses, and by whom.</summary>
public sealed class ListenerTests : ServedTests
{
    [Theory]
    [InlineData("GET", "/api/v1/grid")]
    [InlineData("GET", "/api/v1/organisation")]
    [InlineData("GET", "/api/v1/settlements/one")]
    [InlineData("POST", "/api/v1/grid")]
    [InlineData("GET", "/hubs/grid")]
    [InlineData("POST", "/hubs/grid/negotiate?negotiateVersion=1")]
    public async Task StaffRoute_AtTheCitizensAddress_DoesNotExist(string method, string path)
    {
        using var response = await Send(Server.Citizens, method, path);
        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task StaffPage_AtTheCitizensAddress_IsTheCitizensOwn()
    {
        var page = await Server.Citizens.GetStringAsync(At("/"));
        page.ShouldNotContain("/assets/");
        page.ShouldNotContain("organisation-count");
    }

    [Fact]
    public async Task Hub_AtTheCitizensAddress_TakesNoWebSocket() =>
        (await Should.ThrowAsync<WebSocketException>(() => GridListener.ConnectAsync(Server.Citizens))).Message.ShouldContain("404");

    [Theory]
    [InlineData("GET", "/l/{0}")]
    [InlineData("POST", "/l/{0}")]
    [InlineData("GET", "/l/{0}/thanks")]
    [InlineData("GET", "/api/v1/locations/{0}/questionnaire")]
    [InlineData("POST", "/api/v1/locations/{0}/submissions")]
    public async Task CitizensRoute_AtTheStaffAddress_DoesNotExist(string method, string path)
    {
        using var response = await Send(Server.Staff, method, string.Format(path, SmallGrid.Playground));
        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Submission_AtTheStaffAddress_IsNotTaken()
    {
        using var response = await Server.Staff.Send(SmallGrid.Playground, 1);
        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await StaffView.WithCount(Server.Staff, 0)).Latest.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task Health_AtBothAddresses_IsAnswered(string path)
    {
        foreach (var client in new[] { Server.Citizens, Server.Staff })
        {
            using var response = await client.GetAsync(At(path));
            response.StatusCode.ShouldBe(HttpStatusCode.OK);
        }
    }

    [Theory]
    [InlineData("kazva.example")]
    [InlineData("localhost.example")]
    [InlineData("127.0.0.1.example")]
    [InlineData("192.0.2.1")]
    public async Task StaffRequest_ThatNamesAnotherHost_IsForbidden(string host)
    {
        foreach (var path in new[] { "/", "/api/v1/grid", "/hubs/grid", "/nothing" })
        {
            using var response = await Send(Server.Staff, "GET", path, ("Host", $"{host}:{Server.Staff.BaseAddress!.Port}"));
            response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        }
    }

    [Theory]
    [InlineData("http://kazva.example")]
    [InlineData("http://127.0.0.1:1")]
    [InlineData("https://127.0.0.1:{0}")]
    [InlineData("http://localhost:{0}")]
    [InlineData("null")]
    public async Task StaffRequest_OfAnotherOrigin_IsForbidden(string origin)
    {
        var foreign = string.Format(origin, Server.Staff.BaseAddress!.Port);
        foreach (var (method, path) in new[] { ("GET", "/api/v1/grid"), ("POST", "/hubs/grid/negotiate?negotiateVersion=1") })
        {
            using var response = await Send(Server.Staff, method, path, ("Origin", foreign));
            response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        }
        (await Should.ThrowAsync<WebSocketException>(() => GridListener.ConnectAsync(Server.Staff, foreign))).Message.ShouldContain("403");
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1")]
    public async Task StaffRequest_OfItsOwnOrigin_IsAnswered(string host)
    {
        await StaffView.Of(Server.Staff);
        var own = $"{host}:{Server.Staff.BaseAddress!.Port}";
        using var response = await Send(Server.Staff, "GET", "/api/v1/grid", ("Host", own), ("Origin", $"http://{own}"));
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Hub_OfItsOwnOrigin_TakesAWebSocket()
    {
        await using var screen = await GridListener.ConnectAsync(Server.Staff, Server.Staff.BaseAddress!.GetLeftPart(UriPartial.Authority));
    }

    [Fact]
    public async Task CitizensRequest_ByAnyName_IsAnswered()
    {
        using var response = await Send(Server.Citizens, "GET", $"/l/{SmallGrid.Playground}", ("Host", "kazva.example"));
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("http://0.0.0.0:5001", false)]
    [InlineData("http://*:5001", false)]
    [InlineData("http://[::]:5001", false)]
    [InlineData("http://192.0.2.1:5001", false)]
    [InlineData("http://kazva.example:5001", false)]
    [InlineData("http://localhost.example:5001", false)]
    [InlineData("http://localhost:5001", true)]
    [InlineData("http://127.0.0.1:5001", true)]
    [InlineData("http://[::1]:5001", true)]
    public void StaffAddress_ThatOthersCanReach_AlwaysNeedsSignIn(string address, bool isForThisMachineOnly)
    {
        Listeners.IsForThisMachineOnly(address).ShouldBe(isForThisMachineOnly);
        Build("http://127.0.0.1:5000", address).Services.GetRequiredService<IOptions<SignInOptions>>().Value.IsAlwaysNeeded.ShouldBe(!isForThisMachineOnly);
    }

    [Theory]
    [InlineData("X-Forwarded-For", "192.0.2.1")]
    [InlineData("Forwarded", "for=192.0.2.1")]
    public async Task StaffRequest_ThatAProxyPassedOnWhileThereAreNoAccounts_IsForbidden(string header, string value)
    {
        using var response = await Send(Server.Staff, "GET", "/api/v1/grid", (header, value));
        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("http://localhost:5001")]
    [InlineData("http://0.0.0.0:5000;http://*:5001")]
    public void Addresses_WithOnePort_StopTheStart(string citizens) =>
        Should.Throw<ListenerException>(() => Build(citizens, "http://localhost:5001")).Message.ShouldContain("different ports");

    [Fact]
    public void Address_ThatIsNone_StopsTheStart() =>
        Should.Throw<ListenerException>(() => Build("http://127.0.0.1:5000", "5001")).Message.ShouldContain("'5001'");

    [Theory]
    [InlineData("http://localhost:5001")]
    [InlineData("http://127.0.0.1:5001")]
    [InlineData("http://[::1]:5001")]
    public void StaffAddress_OfThisMachine_IsTheLast(string address) =>
        Listeners.Combine("http://*:5000;http://*:5002", address).ShouldBe($"http://*:5000;http://*:5002;{address}");

    private static WebApplication Build(string citizens, string staff) =>
        KazvaApplication.Build([$"--urls={citizens}", $"--Kazva:StaffUrl={staff}"]);

    private static async Task<HttpResponseMessage> Send(HttpClient client, string method, string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return await client.SendAsync(request);
    }
}
