using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Kazva.Alarms.Delivery;
using Kazva.Alarms.Teams;
using Kazva.Silo.Delivery.Http;

namespace Kazva.Silo.Delivery.Templates;

/// <summary>Signed JSON of our own shape: docs/webhooks.md.</summary>
internal sealed class WebhookSender(ChannelHttp http, ChannelSecrets secrets, TimeProvider time) : HttpSender(http, secrets)
{
    public override ChannelKind Kind => ChannelKind.Webhook;

    protected override HttpPost Post(Channel channel, AlarmMessage message)
    {
        var now = time.GetUtcNow();
        var body = Write(WebhookBody.Of(message, now));
        var timestamp = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        List<(string, string)> headers = [("Kazva-Timestamp", timestamp), ("Kazva-Delivery", Delivery(message)), ("User-Agent", "Kazva")];
        if (OptionalSecret(channel) is { } secret) headers.Add(("Kazva-Signature", "v1=" + Signature(secret, timestamp, body)));
        return new HttpPost(Address(channel), body, headers);
    }

    /// <summary><c>hex(HMAC-SHA-256(secret, timestamp + "." + body))</c></summary>
    private static string Signature(string secret, string timestamp, byte[] body)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
        hash.AppendData(Encoding.UTF8.GetBytes(timestamp + "."));
        hash.AppendData(body);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>The same whenever the same alarms are sent again.</summary>
    private static string Delivery(AlarmMessage message) => message.IsTest
        ? Guid.NewGuid().ToString("N")
        : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', message.Items.Select(item => item.Notification.Id)))))[..32];
}
