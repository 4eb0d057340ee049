using System.Text;
using Kazva.Alarms.Delivery;
using Kazva.Alarms.Life;
using Kazva.Alarms.Rules;
using Kazva.Alarms.Teams;
using Kazva.Silo.Delivery.Http;
using Kazva.Silo.Delivery.Text;

namespace Kazva.Silo.Delivery.Templates;

/// <summary>A topic of ntfy. The address is the topic's, the secret, if any, an access token.</summary>
internal sealed class NtfySender(ChannelHttp http, ChannelSecrets secrets) : HttpSender(http, secrets)
{
    private const int LongestBytes = 4_000; // A longer message than 4,096 bytes would become an attachment.
    private const int MostActions = 3;

    public override ChannelKind Kind => ChannelKind.Ntfy;

    protected override HttpPost Post(Channel channel, AlarmMessage message)
    {
        var address = Address(channel);
        var topic = Uri.UnescapeDataString(address.Segments[^1].Trim('/'));
        if (topic.Length == 0) throw new ChannelException("The channel's address names no topic; it should be such as https://ntfy.sh/TOPIC.");
        var text = MessageText.Of(message);
        var linked = text.Items.Where(item => item.Link is not null).ToList();
        return new HttpPost(new Uri(address, "."), Write(new
        {
            topic,
            title = Shorten.To(text.Subject, 200),
            message = Body(text),
            priority = Priority(message),
            tags = new[] { message.IsTest ? "white_check_mark" : message.Items.All(IsOver) ? "heavy_check_mark" : "rotating_light" },
            click = linked.Count == 1 ? linked[0].Link!.AbsoluteUri : null,
            actions = linked.Take(MostActions).Select(item => new
            {
                action = "view",
                label = linked.Count == 1 ? text.Words.Acknowledge : Shorten.To($"{text.Words.Acknowledge}: {item.Title}", 40),
                url = item.Link!.AbsoluteUri,
            }),
        }), [], OptionalSecret(channel));
    }

    /// <summary>From 1 (least) to 5; 3 is ntfy's default.</summary>
    private static int Priority(AlarmMessage message) => message.Items.Where(item => !IsOver(item)).Select(item => item.Alarm.Severity switch
    {
        AlarmSeverity.Critical => 5,
        AlarmSeverity.Warning => 4,
        _ => 3,
    }).DefaultIfEmpty(message.IsTest ? 3 : 2).Max();

    private static bool IsOver(AlarmMessageItem item) => item.Transition.Change == AlarmChange.Resolved;

    private static string Body(MessageText text)
    {
        var body = "";
        for (var told = 0; told < text.Items.Length; told++)
        {
            var item = text.Items[told];
            var next = (text.Items.Length == 1 ? "" : Shorten.To(item.Title, 200) + "\n") + Shorten.To(string.Join('\n', item.Lines), 600) + "\n\n";
            if (Encoding.UTF8.GetByteCount(body + next) > LongestBytes)
                return body + string.Format(System.Globalization.CultureInfo.InvariantCulture, text.Words.AndMore, text.Items.Length - told);
            body += next;
        }
        return body.TrimEnd();
    }
}
