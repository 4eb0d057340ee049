using System.Text.RegularExpressions;

namespace Kazva.Silo.Delivery;

/// <summary>Puts secrets into addresses, and takes them out of whatever is noted or logged.</summary>
internal sealed partial class ChannelSecrets(DeliverySettings settings)
{
    // The longest first, for one may be part of another.
    private readonly (string Name, string[] Spellings)[] _spellings =
    [
        .. settings.Secrets.OrderByDescending(secret => secret.Value.Length).Select(secret => (
            secret.Key, new[] { secret.Value, Uri.EscapeDataString(secret.Value) }.Distinct(StringComparer.Ordinal).ToArray())),
    ];

    /// <summary>A secret.</summary>
    /// <exception cref="ChannelException">It is not set.</exception>
    public string Get(string name) => settings.Secrets.TryGetValue(name, out var secret)
        ? secret
        : throw new ChannelException($"The setting {DeliverySettings.SecretsSection}:{name} is missing.");

    /// <summary>The text with the secrets that it names by <c>{secret:NAME}</c>.</summary>
    /// <exception cref="ChannelException">One is not set.</exception>
    public string Fill(string text) => Named().Replace(text, named => Get(named.Groups["name"].Value));

    /// <summary>The text with the names of secrets in their places.</summary>
    public string Redact(string text)
    {
        foreach (var (name, spellings) in _spellings)
            foreach (var spelling in spellings)
                text = text.Replace(spelling, $"{{secret:{name}}}", StringComparison.OrdinalIgnoreCase);
        return text;
    }

    [GeneratedRegex(@"\{secret:(?<name>[^{}]+)\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Named();
}

/// <summary>A channel is set up wrongly; the message says how, without secrets.</summary>
internal sealed class ChannelException(string message) : Exception(message);
