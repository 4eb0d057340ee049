using System.Net;
using System.Net.WebSockets;
using System.Text.RegularExpressions;
using Kazva.Dashboard.Tests.Kit;
using Kazva.Silo.Hosting;
using Kazva.TestKit;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Kazva.Dashboard.Tests.SignIn;

/// <summary>What is served without sign-in at an address that other machines can reach, while there is no account at all.</summary>
public sealed partial class ReachTests : ServedTests
{
    private static readonly string[] Open = ["/sign-in", "/sign-out", "/assets/{file}", "/a/{token}"];

    private protected override string[] Settings => ["--Kazva:StaffUrl=http://0.0.0.0:0"];

    [Fact]
    public async Task EveryStaffRoute_WithoutSignIn_GivesNothing()
    {
        var routes = Server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<ListenerPolicy.ServedOn>()?.Listener == Listener.Staff)
            .Where(endpoint => !Open.Contains(endpoint.RoutePattern.RawText, StringComparer.Ordinal))
            .ToList();
        routes.Count.ShouldBeGreaterThan(6);

        foreach (var route in routes)
        {
            var path = Parameter().Replace(route.RoutePattern.RawText!, SmallGrid.Playground);
            var method = route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods[0] ?? "GET";
            using var request = new HttpRequestMessage(new HttpMethod(method), $"/{path.TrimStart('/')}");
            using var response = await Server.Staff.SendAsync(request);
            response.StatusCode.ShouldBe(path == "/" ? HttpStatusCode.Redirect : HttpStatusCode.Unauthorized, $"{method} {path}");
            (await response.Content.ReadAsStringAsync()).ShouldNotContain(SmallGrid.Id);
        }
    }

    [Fact]
    public async Task Hub_WithoutSignIn_TakesNobody() =>
        (await Should.ThrowAsync<WebSocketException>(() => GridListener.ConnectAsync(Server.Staff))).Message.ShouldContain("401");

    [Fact]
    public async Task SignInPage_WithoutAnyAccount_SaysHowTheFirstIsAdded()
    {
        (await Server.Staff.GetStringAsync(At("/sign-in"))).ShouldContain("kazva staff add");
        using var tried = await Server.NewBrowser().SendSignInAsync("ana", StaffMember.Password);
        tried.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Account_AddedWhileTheProgramRuns_MaySignInAtOnce()
    {
        await Server.AddStaffAsync("ana");
        using var ana = await Server.SignInAsync("ana");
        (await StaffView.Of(ana.Http)).States.ShouldNotBeEmpty();
    }

    [GeneratedRegex(@"\{[^}]*\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Parameter();
}

/// <summary>What changes on this machine only, when the first account is added and the last removed.</summary>
public sealed class FirstAccountTests : ServedTests
{
    [Fact]
    public async Task Staff_WithoutAnyAccount_NeedNoSignIn()
    {
        using var me = await Server.Staff.GetAsync(At("/api/v1/me"));
        me.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        using var form = await Server.Staff.GetAsync(At("/sign-in"));
        form.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        form.Headers.Location!.ToString().ShouldBe("./");
    }

    [Fact]
    public async Task Staff_WhenTheFirstAccountIsAdded_HaveToSignIn()
    {
        await using var screen = await GridListener.ConnectAsync(Server.Staff);
        await Server.AddStaffAsync("ana");

        await Eventually.Is(
            async () =>
            {
                using var response = await Server.Staff.GetAsync(At("/api/v1/grid"));
                return response.StatusCode;
            },
            status => status == HttpStatusCode.Unauthorized);
        await screen.Closed;
    }
}
