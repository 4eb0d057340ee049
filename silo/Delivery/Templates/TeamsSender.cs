using Kazva.Alarms.Delivery;
using Kazva.Alarms.Teams;
using Kazva.Silo.Delivery.Http;
using Kazva.Silo.Delivery.Text;

namespace Kazva.Silo.Delivery.Templates;

/// <summary>A workflow webhook of Microsoft Teams ("when a webhook request is received"), with an Adaptive Card.</summary>
internal sealed class TeamsSender(ChannelHttp http, ChannelSecrets secrets) : HttpSender(http, secrets)
{
    // A message may have 28 KB; twenty alarms of this length have 24 at most, Cyrillic letters taking two.
    private const int LongestText = 350;

    public override ChannelKind Kind => ChannelKind.Teams;

    protected override HttpPost Post(Channel channel, AlarmMessage message)
    {
        var text = MessageText.Of(message);
        var card = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
            ["type"] = "AdaptiveCard",
            ["version"] = "1.4",
            ["body"] = new object[] { Block(text.Subject, "Large") }.Concat(text.Items.SelectMany(item => Item(item, text.Words))).ToArray(),
        };
        return new HttpPost(Address(channel), Write(new
        {
            type = "message",
            attachments = new[] { new { contentType = "application/vnd.microsoft.card.adaptive", content = card } },
        }), []);
    }

    private static IEnumerable<object> Item(ItemText item, Words words)
    {
        yield return Block(item.Title, "Medium");
        yield return new { type = "TextBlock", wrap = true, text = Plain(Shorten.To(string.Join("\n\n", item.Lines), LongestText)) };
        if (item.Link is not null)
            yield return new { type = "ActionSet", actions = new[] { new { type = "Action.OpenUrl", title = words.Acknowledge, url = item.Link.AbsoluteUri } } };
    }

    private static object Block(string text, string size) => new { type = "TextBlock", size, weight = "Bolder", wrap = true, text = Plain(Shorten.To(text, LongestText)) };

    /// <summary>What is no text of ours must make no links: a card reads some Markdown.</summary>
    private static string Plain(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace("[", "\\[", StringComparison.Ordinal).Replace("]", "\\]", StringComparison.Ordinal);
}
