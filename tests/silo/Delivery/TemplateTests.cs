using System.Text;
using System.Text.Json;
using Kazva.Alarms.Delivery;
using Kazva.Alarms.Life;
using Kazva.Alarms.Rules;
using Kazva.Alarms.Teams;
using Kazva.Silo.Delivery;
using Kazva.Silo.Delivery.Http;
using Kazva.Silo.Delivery.Templates;
using Kazva.TestKit;
using Microsoft.AspNetCore.Http;

namespace Kazva.Silo.Tests.Delivery;

/// <summary>What Slack, Microsoft Teams, Telegram and ntfy are sent.</summary>
public sealed class TemplateTests : IAsyncLifetime
{
    private const string Token = "123456:ABC-DEF_ghi";

    private WebhookReceiver _receiver = null!;

    public async ValueTask InitializeAsync() => _receiver = await WebhookReceiver.StartAsync();

    public async ValueTask DisposeAsync() => await _receiver.DisposeAsync();

    [Fact]
    public async Task Slack_OfAnAlarm_HasAHeaderAndASectionThatEscapes()
    {
        var body = await Send(ChannelKind.Slack, "/services/T/B/X", Letters.Message());

        body.GetProperty("text").GetString().ShouldBe("Satisfaction fell – Swing &lt;b&gt; &amp; [x](y)");
        var blocks = body.GetProperty("blocks");
        blocks[0].GetProperty("type").GetString().ShouldBe("header");
        blocks[0].GetProperty("text").GetProperty("type").GetString().ShouldBe("plain_text");
        var section = blocks[1].GetProperty("text");
        section.GetProperty("type").GetString().ShouldBe("mrkdwn");
        section.GetProperty("text").GetString()!.ShouldStartWith("*Satisfaction fell*\nWhere: Swing &lt;b&gt; &amp; [x](y)\n");
        section.GetProperty("text").GetString()!.ShouldEndWith("\n<https://kazva.example/a/TOKEN|Acknowledge>");
    }

    [Fact]
    public async Task Teams_OfAnAlarm_HasAnAdaptiveCardWithALink()
    {
        var body = await Send(ChannelKind.Teams, "/workflows/1", Letters.Message());

        body.GetProperty("type").GetString().ShouldBe("message");
        var attachment = body.GetProperty("attachments")[0];
        attachment.GetProperty("contentType").GetString().ShouldBe("application/vnd.microsoft.card.adaptive");
        var card = attachment.GetProperty("content");
        (card.GetProperty("type").GetString(), card.GetProperty("version").GetString()).ShouldBe(("AdaptiveCard", "1.4"));
        card.GetProperty("$schema").GetString().ShouldBe("http://adaptivecards.io/schemas/adaptive-card.json");
        var parts = card.GetProperty("body").EnumerateArray().ToList();
        parts[2].GetProperty("text").GetString()!.ShouldContain("\\[x\\](y)");
        parts[3].GetProperty("actions")[0].GetProperty("url").GetString().ShouldBe("https://kazva.example/a/TOKEN");
    }

    [Fact]
    public async Task Teams_OfAsManyAsAMessageMayTell_StaysUnderItsLimit()
    {
        await Send(ChannelKind.Teams, "/workflows/1", Letters.Message("bg", [.. Enumerable.Range(0, 20).Select(_ => Letters.Item(where: new string('щ', 400)))]));

        _receiver.Posts.ShouldHaveSingleItem().Body.Length.ShouldBeLessThan(28 * 1024);
    }

    [Fact]
    public async Task Telegram_OfAnAlarm_IsHtmlThatEscapes_ToTheChatByTheBotsToken()
    {
        var body = await Send(ChannelKind.Telegram, "-100200", Letters.Message());

        _receiver.Posts.ShouldHaveSingleItem().Path.ShouldBe($"/bot{Token}/sendMessage");
        (body.GetProperty("chat_id").GetString(), body.GetProperty("parse_mode").GetString()).ShouldBe(("-100200", "HTML"));
        var text = body.GetProperty("text").GetString()!;
        text.ShouldStartWith("<b>Satisfaction fell</b>\nWhere: Swing &lt;b&gt; &amp; [x](y)\n");
        text.ShouldContain("<a href=\"https://kazva.example/a/TOKEN\">Acknowledge</a>");
    }

    [Fact]
    public async Task Telegram_OfMoreThanOneMessageHolds_SaysHowManyMore()
    {
        var body = await Send(ChannelKind.Telegram, "-100200", Letters.Message("en", [.. Enumerable.Range(0, 20).Select(_ => Letters.Item(where: new string('x', 500)))]));

        var text = body.GetProperty("text").GetString()!;
        text.Length.ShouldBeLessThanOrEqualTo(4096);
        text.ShouldMatch(@"… and \d+ more, on the dashboard$");
    }

    [Fact]
    public async Task Telegram_ThatAsksToWait_IsHeard_AndTheTokenNotTold()
    {
        _receiver.Answer = async context =>
        {
            context.Response.StatusCode = 429;
            await context.Response.WriteAsync($$$"""{"ok":false,"error_code":429,"description":"Too Many Requests for {{{context.Request.Path}}}","parameters":{"retry_after":17}}""");
        };

        var result = await Result(ChannelKind.Telegram, "-100200", Letters.Message());

        (result.Outcome, result.RetryAfter).ShouldBe((SendOutcome.Failed, TimeSpan.FromSeconds(17)));
        result.Detail.ShouldContain("/bot{secret:token}/sendMessage");
    }

    [Fact]
    public async Task Telegram_ThatRedirects_IsNotFollowed()
    {
        _receiver.Answer = context =>
        {
            context.Response.StatusCode = 307;
            context.Response.Headers.Location = "https://elsewhere.example/";
            return Task.CompletedTask;
        };

        (await Result(ChannelKind.Telegram, "-100200", Letters.Message())).Outcome.ShouldBe(SendOutcome.Refused);
    }

    [Theory]
    [InlineData(AlarmChange.Fired, AlarmSeverity.Critical, 5)]
    [InlineData(AlarmChange.Fired, AlarmSeverity.Warning, 4)]
    [InlineData(AlarmChange.Reopened, AlarmSeverity.Notice, 3)]
    [InlineData(AlarmChange.Resolved, AlarmSeverity.Critical, 2)]
    public async Task Ntfy_ByWhatHappened_HasAPriority(AlarmChange change, AlarmSeverity severity, int priority)
    {
        var body = await Send(ChannelKind.Ntfy, "/base/parks", Letters.Message("en", Letters.Item(change, severity)));

        _receiver.Posts.ShouldHaveSingleItem().Path.ShouldBe("/base/");
        (body.GetProperty("topic").GetString(), body.GetProperty("priority").GetInt32()).ShouldBe(("parks", priority));
        body.TryGetProperty("click", out var click).ShouldBe(change != AlarmChange.Resolved);
        if (change != AlarmChange.Resolved) click.GetString().ShouldBe("https://kazva.example/a/TOKEN");
    }

    [Fact]
    public async Task Ntfy_OfMany_StaysUnderItsLimit()
    {
        var body = await Send(ChannelKind.Ntfy, "/parks", Letters.Message("bg", [.. Enumerable.Range(0, 20).Select(_ => Letters.Item(where: new string('щ', 400)))]));

        Encoding.UTF8.GetByteCount(body.GetProperty("message").GetString()!).ShouldBeLessThanOrEqualTo(4096);
        body.GetProperty("actions").GetArrayLength().ShouldBe(3);
    }

    [Theory]
    [InlineData(ChannelKind.Slack)]
    [InlineData(ChannelKind.Teams)]
    [InlineData(ChannelKind.Telegram)]
    [InlineData(ChannelKind.Ntfy)]
    public async Task TestMessage_ByEveryKind_SaysThatItIsOne(ChannelKind kind)
    {
        await Send(kind, "/topic", Letters.Test());

        _receiver.Posts.ShouldHaveSingleItem().Text.ShouldContain("This channel works");
    }

    private async Task<JsonElement> Send(ChannelKind kind, string address, AlarmMessage message)
    {
        (await Result(kind, address, message)).Outcome.ShouldBe(SendOutcome.Delivered);
        return JsonDocument.Parse(_receiver.Posts.ShouldHaveSingleItem().Body).RootElement;
    }

    private async Task<SendResult> Result(ChannelKind kind, string address, AlarmMessage message)
    {
        var settings = Letters.Settings(("Kazva:Channels:Secrets:token", Token), ("Kazva:Channels:TelegramUrl", _receiver.Url));
        var secrets = new ChannelSecrets(settings);
        using var http = new ChannelHttp(settings, secrets, TimeProvider.System);
        IChannelSender sender = kind switch
        {
            ChannelKind.Slack => new SlackSender(http, secrets),
            ChannelKind.Teams => new TeamsSender(http, secrets),
            ChannelKind.Telegram => new TelegramSender(http, secrets, settings),
            _ => new NtfySender(http, secrets),
        };
        sender.Kind.ShouldBe(kind);
        var channel = new Channel("parks/1", kind, kind == ChannelKind.Telegram ? address : _receiver.Url + address, kind == ChannelKind.Telegram ? "token" : null);
        return await sender.SendAsync(channel, message, CancellationToken.None);
    }
}
