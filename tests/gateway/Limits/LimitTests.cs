using System.Net;
using System.Net.Http.Headers;
using Kazva.Gateway.Limits;
using Kazva.TestKit;
using Microsoft.Extensions.Options;

namespace Kazva.Gateway.Tests.Limits;

public sealed class LimitTests
{
    private static string Submission() => $$"""{"submissionId":"{{Guid.NewGuid()}}","score":7}""";

    private static async Task<HttpResponseMessage> PostFromAsync(GatewayHost host, string? address, string? code = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, GatewayHost.SubmissionsOf(code ?? TestGrid.Playground))
        {
            Content = new StringContent(Submission(), new MediaTypeHeaderValue("application/json")),
        };
        if (address is not null) request.Headers.Add("X-Forwarded-For", address);
        return await host.Client.SendAsync(request);
    }

    [Fact]
    public async Task Location_WithItsBurstUsedUp_AsksToWaitAndOthersDoNot()
    {
        await using var host = await GatewayHost.StartAsync(("Kazva:Limits:LocationBurst", "2"), ("Kazva:Limits:LocationPerMinute", "1"));
        for (var i = 0; i < 2; i++) ((int)(await host.PostJsonAsync(Submission())).StatusCode).ShouldBe(202);
        using var refused = await host.PostJsonAsync(Submission(), TestGrid.Playground.ToLowerInvariant());
        using var page = await host.PostFormAsync($"/l/{TestGrid.Playground}", ("score", "7"));
        using var elsewhere = await host.PostJsonAsync(Submission(), TestGrid.Bus);

        await refused.ProblemAsync(429);
        refused.Headers.RetryAfter?.Delta.ShouldNotBeNull().ShouldBeInRange(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
        ((int)page.StatusCode).ShouldBe(429);
        page.Headers.RetryAfter.ShouldNotBeNull();
        (await page.TextAsync()).ShouldContain("Много отговори наведнъж");
        ((int)elsewhere.StatusCode).ShouldBe(202);
        host.Grains.Calls.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Address_WithItsShareUsedUp_AsksToWaitAndOthersDoNot()
    {
        await using var host = await GatewayHost.StartAsync(("Kazva:Limits:AddressSubmissions", "1"), ("Kazva:TrustedProxies:0", "127.0.0.0/8"));
        using var first = await PostFromAsync(host, "192.0.2.1");
        using var again = await PostFromAsync(host, "192.0.2.1", TestGrid.Bus);
        using var other = await PostFromAsync(host, "192.0.2.2");

        ((int)first.StatusCode).ShouldBe(202);
        await again.ProblemAsync(429);
        again.Headers.RetryAfter?.Delta.ShouldNotBeNull().ShouldBeInRange(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5));
        ((int)other.StatusCode).ShouldBe(202);
    }

    [Fact]
    public async Task Address_ThatIsRefused_UsesUpNothingOfTheLocation()
    {
        await using var host = await GatewayHost.StartAsync(
            ("Kazva:Limits:AddressSubmissions", "1"), ("Kazva:Limits:LocationBurst", "2"), ("Kazva:Limits:LocationPerMinute", "1"), ("Kazva:TrustedProxies:0", "127.0.0.1"));
        for (var i = 0; i < 5; i++) (await PostFromAsync(host, "192.0.2.1")).Dispose();
        using var other = await PostFromAsync(host, "192.0.2.2");

        ((int)other.StatusCode).ShouldBe(202);
    }

    [Theory]
    [InlineData(null, "127.0.0.1")]
    [InlineData("10.0.0.0/8", "127.0.0.1")]
    [InlineData("127.0.0.1", "192.0.2.1")]
    public async Task Forwarded_Address_IsBelievedOfTrustedProxiesOnly(string? proxy, string expected)
    {
        await using var host = await GatewayHost.StartAsync(proxy is null ? [] : [("Kazva:TrustedProxies:0", proxy)]);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/else");
        request.Headers.Add("X-Forwarded-For", "192.0.2.1");
        using var response = await host.Client.SendAsync(request);

        (await response.TextAsync()).ShouldBe(expected);
    }

    [Theory]
    [InlineData("10.0.0.0/8", 1)]
    [InlineData("127.0.0.1", 0)]
    public async Task Proxy_BesideUsThatIsNotTrusted_IsToldOfOnceInTheLog(string trusted, int told)
    {
        await using var host = await GatewayHost.StartAsync(("Kazva:TrustedProxies:0", trusted));
        for (var i = 0; i < 3; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/else");
            request.Headers.Add("X-Forwarded-For", "192.0.2.1");
            (await host.Client.SendAsync(request)).Dispose();
        }

        host.Log.Count(line => line.Contains("not in Kazva:TrustedProxies", StringComparison.Ordinal)).ShouldBe(told);
    }

    [Fact]
    public async Task Forwarded_ThroughTwoProxies_IsTheCitizensAndNotWhatTheyClaim()
    {
        await using var host = await GatewayHost.StartAsync(("Kazva:TrustedProxies:0", "127.0.0.1"), ("Kazva:TrustedProxies:1", "10.0.0.0/8"));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/else");
        request.Headers.Add("X-Forwarded-For", "203.0.113.9, 192.0.2.1, 10.1.1.1");
        using var response = await host.Client.SendAsync(request);

        (await response.TextAsync()).ShouldBe("192.0.2.1");
    }

    [Fact]
    public async Task Log_AtItsMostTalkative_HoldsNothingOfTheCitizen()
    {
        await using var host = await GatewayHost.StartAsync(("Kazva:TrustedProxies:0", "10.0.0.0/8"), ("Kazva:Limits:AddressSubmissions", "1"));
        for (var i = 0; i < 2; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/l/{TestGrid.Playground}")
            {
                Content = new FormUrlEncodedContent([new("submissionId", Guid.NewGuid().ToString()), new("score", "7"), new("comment", "my-secret")]),
            };
            request.Headers.Add("X-Forwarded-For", "192.0.2.77");
            request.Headers.Add("User-Agent", "Telltale/1.0");
            (await host.Client.SendAsync(request)).Dispose();
        }

        var log = string.Join('\n', host.Log);
        log.ShouldContain("Request starting");
        log.ShouldNotContain("192.0.2.77");
        log.ShouldNotContain("Telltale");
        log.ShouldNotContain("my-secret");
    }

    [Theory]
    [InlineData("Kazva:Limits:LocationBurst", "0")]
    [InlineData("Kazva:Limits:AddressWindow", "2.00:00:00")]
    [InlineData("Kazva:Limits:AddressSubmissions", "many")]
    [InlineData("Kazva:Limits:LocationBurts", "5")]
    [InlineData("Kazva:TrustedProxies:0", "my-proxy")]
    public async Task Setting_ThatIsWrong_StopsTheStartByName(string key, string value)
    {
        var failure = await Should.ThrowAsync<Exception>(() => GatewayHost.StartAsync((key, value)));

        (failure is OptionsValidationException or InvalidOperationException).ShouldBeTrue();
        failure.ToString().ShouldContain(key.Split(':')[^1] == "0" ? key : key.Split(':')[^1]);
    }

    [Fact]
    public void Defaults_OnAnAppealOnTelevision_TakeTenThousandAtOnce()
    {
        using var limits = DefaultLimits();

        Enumerable.Range(0, 10_000).Count(i => IsTaken(limits, new IPAddress([10, 0, (byte)(i / 250), (byte)(i % 250)]))).ShouldBe(10_000);
    }

    [Fact]
    public void Defaults_OnOneAddress_TakeASchoolClassAndNoMore()
    {
        using var limits = DefaultLimits();

        Enumerable.Range(0, 400).Count(_ => IsTaken(limits, IPAddress.Loopback)).ShouldBe(300);
    }

    private static SubmissionLimits DefaultLimits()
    {
        var time = new ManualTimeProvider();
        return new(Options.Create(new LimitOptions()), new DailyAddressHash(time), time);
    }

    private static bool IsTaken(SubmissionLimits limits, IPAddress address) => limits.TryTake(address, TestGrid.Playground) is null;
}
