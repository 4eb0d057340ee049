using System.Net;
using System.Text.Json;
using Kazva.Alarms.Delivery;
using Kazva.Alarms.Teams;
using Kazva.Silo.Delivery.Http;
using Kazva.Silo.Delivery.Text;

namespace Kazva.Silo.Delivery.Templates;

/// <summary>A message of a Telegram bot. The address is the chat's id, the secret the bot's token.</summary>
internal sealed class TelegramSender(ChannelHttp http, ChannelSecrets secrets, DeliverySettings settings) : HttpSender(http, secrets)
{
    private const int Longest = 4_000; // Of 4,096, with room for what says how many more there are.

    private readonly ChannelSecrets _secrets = secrets;

    public override ChannelKind Kind => ChannelKind.Telegram;

    // Not as a relative address: a token has a colon, and what stands before one is a scheme.
    public override Uri Address(Channel channel) => new($"{settings.TelegramUrl.AbsoluteUri}bot{Secret(channel, "the bot's token")}/sendMessage");

    protected override HttpPost Post(Channel channel, AlarmMessage message)
    {
        var text = MessageText.Of(message);
        var html = "";
        var told = 0;
        foreach (var item in text.Items)
        {
            var next = Html(item, text.Words);
            if (html.Length + next.Length > Longest) break;
            html += next;
            told++;
        }
        if (told < text.Items.Length) html += string.Format(System.Globalization.CultureInfo.InvariantCulture, text.Words.AndMore, text.Items.Length - told);
        // A redirect would carry the token elsewhere.
        return new HttpPost(Address(channel), Write(new
        {
            chat_id = _secrets.Fill(channel.Address),
            text = html,
            parse_mode = "HTML",
            link_preview_options = new { is_disabled = true },
        }), [], FollowsRedirects: false);
    }

    protected override SendResult Read(HttpResult result) =>
        result.Result.Outcome == SendOutcome.Failed && RetryAfter(result.Body) is { } wait ? result.Result with { RetryAfter = wait } : result.Result;

    private static string Html(ItemText item, Words words)
    {
        var link = item.Link is null ? "" : $"<a href=\"{WebUtility.HtmlEncode(item.Link.AbsoluteUri)}\">{words.Acknowledge}</a>\n";
        return $"<b>{Escape(Shorten.To(item.Title, 200))}</b>\n{Escape(Shorten.To(string.Join('\n', item.Lines), 600))}\n{link}\n";
    }

    private static string Escape(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    private static TimeSpan? RetryAfter(string body)
    {
        try
        {
            using var answer = JsonDocument.Parse(body);
            return answer.RootElement.ValueKind == JsonValueKind.Object
                && answer.RootElement.TryGetProperty("parameters", out var parameters)
                && parameters.ValueKind == JsonValueKind.Object
                && parameters.TryGetProperty("retry_after", out var seconds)
                && seconds.TryGetInt32(out var wait)
                ? TimeSpan.FromSeconds(wait)
                : null;
        }
        catch (JsonException)
        {
            // Not Telegram's answer, but that of something between; its status says enough.
            return null;
        }
    }
}
