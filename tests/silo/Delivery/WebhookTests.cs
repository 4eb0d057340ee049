using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Kazva.Alarms.Delivery;
using Kazva.Alarms.Teams;
using Kazva.Silo.Delivery;
using Kazva.Silo.Delivery.Http;
using Kazva.Silo.Delivery.Templates;
using Kazva.TestKit;
using Microsoft.AspNetCore.Http;

namespace Kazva.Silo.Tests.Delivery;

/// <summary>Webhooks against a real listener.</summary>
public sealed class WebhookTests : IAsyncLifetime
{
    private readonly ManualTimeProvider _clock = new();
    private WebhookReceiver _receiver = null!;

    public async ValueTask InitializeAsync() => _receiver = await WebhookReceiver.StartAsync();

    public async ValueTask DisposeAsync() => await _receiver.DisposeAsync();

    [Fact]
    public async Task Webhook_OfAnAlarm_IsSignedAndSaysWhichAlarmAndTransition()
    {
        var result = await Send(Letters.Hook(_receiver.Url + "/hook"));

        result.ShouldBe(new SendResult(SendOutcome.Delivered, "200"));
        var post = _receiver.Posts.ShouldHaveSingleItem();
        (post.Method, post.Path).ShouldBe(("POST", "/hook"));
        var timestamp = post.Headers["Kazva-Timestamp"];
        timestamp.ShouldBe(_clock.GetUtcNow().ToUnixTimeSeconds().ToString());
        var expected = HMACSHA256.HashData(Encoding.UTF8.GetBytes(Letters.HookSecret), Encoding.UTF8.GetBytes(timestamp + "." + post.Text));
        post.Headers["Kazva-Signature"].ShouldBe("v1=" + Convert.ToHexString(expected).ToLowerInvariant());

        var alarm = JsonDocument.Parse(post.Body).RootElement.GetProperty("alarms")[0];
        alarm.GetProperty("id").GetString().ShouldBe("a1");
        alarm.GetProperty("number").GetInt32().ShouldBe(2);
        alarm.GetProperty("change").GetString().ShouldBe("fired");
        alarm.GetProperty("subject").GetProperty("level").GetString().ShouldBe("location");
        alarm.GetProperty("figures").GetProperty("windowSeconds").GetDouble().ShouldBe(86_400);
        alarm.GetProperty("complaints")[0].GetProperty("count").GetInt32().ShouldBe(5);
        alarm.GetProperty("acknowledgeLink").GetString().ShouldBe("https://kazva.example/a/TOKEN");
    }

    [Fact]
    public async Task Webhook_SentAgain_HasTheSameDelivery()
    {
        await Send(Letters.Hook(_receiver.Url));
        _clock.Advance(TimeSpan.FromMinutes(1));
        await Send(Letters.Hook(_receiver.Url));

        _receiver.Posts.Select(post => post.Headers["Kazva-Delivery"]).Distinct(StringComparer.Ordinal).ShouldHaveSingleItem();
        _receiver.Posts.Select(post => post.Headers["Kazva-Signature"]).Distinct(StringComparer.Ordinal).Count().ShouldBe(2);
    }

    [Fact]
    public async Task Webhook_WithoutASecret_IsNotSigned()
    {
        await Send(Letters.Hook(_receiver.Url, secret: null));

        _receiver.Posts.ShouldHaveSingleItem().Headers.ContainsKey("Kazva-Signature").ShouldBeFalse();
    }

    [Theory]
    [InlineData(204, SendOutcome.Delivered)]
    [InlineData(500, SendOutcome.Failed)]
    [InlineData(503, SendOutcome.Failed)]
    [InlineData(429, SendOutcome.Failed)]
    [InlineData(408, SendOutcome.Failed)]
    [InlineData(400, SendOutcome.Refused)]
    [InlineData(404, SendOutcome.Refused)]
    [InlineData(303, SendOutcome.Refused)]
    public async Task Answer_ByItsStatus_IsTakenFailedOrRefused(int status, SendOutcome outcome)
    {
        _receiver.Answer = context =>
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        };

        var result = await Send(Letters.Hook(_receiver.Url));

        result.Outcome.ShouldBe(outcome);
        result.Detail.ShouldStartWith(status.ToString());
    }

    [Fact]
    public async Task Answer_ThatAsksToWait_IsHeard()
    {
        _receiver.Answer = context =>
        {
            context.Response.StatusCode = 429;
            context.Response.Headers.RetryAfter = "90";
            return Task.CompletedTask;
        };

        (await Send(Letters.Hook(_receiver.Url))).RetryAfter.ShouldBe(TimeSpan.FromSeconds(90));
    }

    [Fact]
    public async Task Answer_ThatHoldsSecretsAndNeverEnds_IsCutAndRedacted()
    {
        _receiver.Answer = async context =>
        {
            context.Response.StatusCode = 500;
            await context.Response.WriteAsync($"no {Letters.HookSecret}, nor {Uri.EscapeDataString(Letters.HookSecret)}\r\n");
            await context.Response.Body.FlushAsync();
            var waste = new byte[64 * 1024];
            while (!context.RequestAborted.IsCancellationRequested) await context.Response.Body.WriteAsync(waste, context.RequestAborted);
        };

        var result = await Send(Letters.Hook(_receiver.Url));

        result.Outcome.ShouldBe(SendOutcome.Failed);
        result.Detail.ShouldBe(result.Detail.Trim());
        result.Detail.ShouldContain("no {secret:hook}, nor {secret:hook}");
        result.Detail.Length.ShouldBeLessThan(250);
    }

    [Fact]
    public async Task Receiver_ThatHangs_IsCutOff()
    {
        _receiver.Answer = _receiver.Hang;
        using var http = new ChannelHttp(Letters.Settings(), new ChannelSecrets(Letters.Settings()), TimeProvider.System) { TimeLimit = TimeSpan.FromMilliseconds(300) };

        var result = await new WebhookSender(http, new ChannelSecrets(Letters.Settings()), _clock).SendAsync(Letters.Hook(_receiver.Url), Letters.Message(), CancellationToken.None);

        result.ShouldBe(new SendResult(SendOutcome.Failed, "No answer within 0.3 s."));
    }

    [Fact]
    public async Task Receiver_ThatIsNotThere_IsTriedAgain()
    {
        var url = _receiver.Url;
        await _receiver.DisposeAsync();

        (await Send(Letters.Hook(url))).Outcome.ShouldBe(SendOutcome.Failed);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task Redirect_ToAPrivateAddress_IsRefusedUnlessAllowed(int status)
    {
        await using var inside = await WebhookReceiver.StartAsync();
        RedirectTo(inside.Url + "/inside", status);

        var refused = await Send(Letters.Hook(_receiver.Url));
        refused.Outcome.ShouldBe(SendOutcome.Refused);
        refused.Detail.ShouldContain("Kazva:Channels:AllowPrivateRedirects");
        inside.Posts.ShouldBeEmpty();

        var allowed = await Send(Letters.Hook(_receiver.Url), ("Kazva:Channels:AllowPrivateRedirects", "true"));
        allowed.Outcome.ShouldBe(SendOutcome.Delivered);
        var post = inside.Posts.ShouldHaveSingleItem();
        (post.Method, post.Path).ShouldBe(("POST", "/inside"));
        post.Text.ShouldBe(_receiver.Posts.Last().Text);
    }

    [Theory]
    [InlineData("http://localhost:{0}/")] // A name, which is looked up when it connects.
    [InlineData("http://[::1]:{0}/")]
    [InlineData("http://[::ffff:127.0.0.1]:{0}/")]
    [InlineData("http://2130706433:{0}/")] // 127.0.0.1 as one number.
    public async Task Redirect_ToThisMachineByAnotherName_IsRefused(string location)
    {
        await using var inside = await WebhookReceiver.StartAsync();
        RedirectTo(string.Format(location, new Uri(inside.Url).Port), 307);

        (await Send(Letters.Hook(_receiver.Url))).Outcome.ShouldBe(SendOutcome.Refused);

        inside.Posts.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("gopher://example.org/")]
    public async Task Redirect_ToWhatIsNoWebAddress_IsRefused(string location)
    {
        RedirectTo(location, 307);

        (await Send(Letters.Hook(_receiver.Url), ("Kazva:Channels:AllowPrivateRedirects", "true"))).Outcome.ShouldBe(SendOutcome.Refused);
    }

    [Fact]
    public async Task Redirect_InACircle_IsFollowedThreeTimes()
    {
        RedirectTo(_receiver.Url + "/again", 307);

        (await Send(Letters.Hook(_receiver.Url), ("Kazva:Channels:AllowPrivateRedirects", "true"))).Outcome.ShouldBe(SendOutcome.Refused);

        _receiver.Posts.Count.ShouldBe(4);
    }

    [Fact]
    public async Task Address_WithASecret_IsFilledAndNeverTold()
    {
        _receiver.Answer = async context =>
        {
            context.Response.StatusCode = 400;
            await context.Response.WriteAsync("what is " + context.Request.Path);
        };

        var result = await Send(Letters.Hook(_receiver.Url + "/{secret:path}"), ("Kazva:Channels:Secrets:path", "T0P-S3CRET"));

        _receiver.Posts.ShouldHaveSingleItem().Path.ShouldBe("/T0P-S3CRET");
        result.Detail.ShouldContain("what is /{secret:path}");
    }

    [Theory]
    [InlineData("http://127.0.0.1/{secret:none}", null, "The setting Kazva:Channels:Secrets:none is missing.")]
    [InlineData("http://127.0.0.1/", "none", "The setting Kazva:Channels:Secrets:none is missing.")]
    [InlineData("parks.example", null, "The channel's address is not one that begins with https:// or http://.")]
    public async Task Channel_SetUpWrongly_SaysHow(string address, string? secret, string says) =>
        (await Send(Letters.Hook(address, secret))).ShouldBe(new SendResult(SendOutcome.Refused, says));

    [Fact]
    public async Task Token_OfNtfy_IsNotForWhomItRedirectsTo()
    {
        await using var other = await WebhookReceiver.StartAsync();
        RedirectTo(other.Url, 307);
        var settings = Letters.Settings(("Kazva:Channels:AllowPrivateRedirects", "true"));
        using var http = new ChannelHttp(settings, new ChannelSecrets(settings), TimeProvider.System);

        await new NtfySender(http, new ChannelSecrets(settings)).SendAsync(
            new Channel("parks/1", ChannelKind.Ntfy, _receiver.Url + "/topic", "hook"), Letters.Message(), CancellationToken.None);

        _receiver.Posts.ShouldHaveSingleItem().Headers["Authorization"].ShouldBe("Bearer " + Letters.HookSecret);
        other.Posts.ShouldHaveSingleItem().Headers.ContainsKey("Authorization").ShouldBeFalse();
    }

    private void RedirectTo(string location, int status) => _receiver.Answer = context =>
    {
        context.Response.StatusCode = status;
        context.Response.Headers.Location = location;
        return Task.CompletedTask;
    };

    private async Task<SendResult> Send(Channel channel, params IEnumerable<(string, string)> settings)
    {
        var set = Letters.Settings(settings);
        var secrets = new ChannelSecrets(set);
        using var http = new ChannelHttp(set, secrets, TimeProvider.System);
        return await new WebhookSender(http, secrets, _clock).SendAsync(channel, Letters.Message(), CancellationToken.None);
    }
}
