using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Kazva.Alarms.Delivery;
using Kazva.Alarms.Teams;

namespace Kazva.Silo.Delivery.Http;

/// <summary>Sends a message as JSON to an address.</summary>
internal abstract class HttpSender(ChannelHttp http, ChannelSecrets secrets) : IChannelSender
{
    /// <summary>How JSON is written: letters stay letters, for no body is ever part of a page.</summary>
    protected static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public abstract ChannelKind Kind { get; }

    public async Task<SendResult> SendAsync(Channel channel, AlarmMessage message, CancellationToken cancellationToken)
    {
        try
        {
            return Read(await http.Post(Post(channel, message), cancellationToken));
        }
        catch (ChannelException wrong)
        {
            return new SendResult(SendOutcome.Refused, wrong.Message);
        }
    }

    /// <summary>The address that a message is posted to: what a save-time check connects to.</summary>
    /// <exception cref="ChannelException">It is none.</exception>
    public virtual Uri Address(Channel channel) => HttpAddress(secrets.Fill(channel.Address));

    /// <summary>What is posted.</summary>
    /// <exception cref="ChannelException">The channel is set up wrongly.</exception>
    protected abstract HttpPost Post(Channel channel, AlarmMessage message);

    /// <summary>Reads the answer, where it says more than its status does.</summary>
    protected virtual SendResult Read(HttpResult result) => result.Result;

    /// <summary>The secret of the channel.</summary>
    /// <exception cref="ChannelException">It has none, or it is not set.</exception>
    protected string Secret(Channel channel, string what) =>
        secrets.Get(channel.Secret ?? throw new ChannelException($"The channel names no secret, which is {what}."));

    /// <summary>The secret of the channel; null when it has none.</summary>
    protected string? OptionalSecret(Channel channel) => channel.Secret is { } name ? secrets.Get(name) : null;

    protected static byte[] Write<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, Json);

    protected static Uri HttpAddress(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
            ? uri
            : throw new ChannelException("The channel's address is not one that begins with https:// or http://.");
}
