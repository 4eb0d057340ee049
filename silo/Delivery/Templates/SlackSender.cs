using Kazva.Alarms.Delivery;
using Kazva.Alarms.Teams;
using Kazva.Silo.Delivery.Http;
using Kazva.Silo.Delivery.Text;

namespace Kazva.Silo.Delivery.Templates;

/// <summary>An incoming webhook of Slack, in Block Kit: a header and a section for each alarm.</summary>
internal sealed class SlackSender(ChannelHttp http, ChannelSecrets secrets) : HttpSender(http, secrets)
{
    private const int LongestHeader = 150;
    private const int LongestSection = 3_000;

    public override ChannelKind Kind => ChannelKind.Slack;

    protected override HttpPost Post(Channel channel, AlarmMessage message)
    {
        var text = MessageText.Of(message);
        object[] blocks =
        [
            new { type = "header", text = new { type = "plain_text", text = Shorten.To(text.Subject, LongestHeader) } },
            .. text.Items.Select(item => new { type = "section", text = new { type = "mrkdwn", text = Section(item, text.Words) } }),
        ];
        return new HttpPost(Address(channel), Write(new { text = Escape(text.Subject), blocks }), []);
    }

    private static string Section(ItemText item, Words words)
    {
        // The link comes last and is never cut.
        var link = item.Link is null ? "" : $"\n<{item.Link.AbsoluteUri}|{words.Acknowledge}>";
        var says = Shorten.To($"*{item.Title}*\n{string.Join('\n', item.Lines)}", (LongestSection - link.Length) / 5);
        return Escape(says) + link;
    }

    /// <summary>The three characters that Slack gives a meaning; each becomes five at most.</summary>
    private static string Escape(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
}
