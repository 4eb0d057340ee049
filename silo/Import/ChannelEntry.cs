using System.Collections.Immutable;
using System.Net.Mail;
using System.Text.RegularExpressions;
using Kazva.Alarms.Teams;

namespace Kazva.Silo.Import;

/// <summary>One entry of a list of channels: the kind with the address, such as <c>email: a@b</c>.</summary>
internal static partial class ChannelEntry
{
    private const string SecretName = "the name of a secret of Latin letters, digits, hyphens and underscores, which stands for the setting Kazva:Channels:Secrets:NAME";

    private static readonly ImmutableArray<string> Kinds = [.. Enum.GetNames<ChannelKind>().Select(n => n.ToLowerInvariant())];

    /// <summary>The word for a kind.</summary>
    public static string Word(ChannelKind kind) => Kinds[(int)kind];

    /// <summary>Reads the channels of a team or a member, if there are any.</summary>
    /// <param name="owner">What their ids begin with.</param>
    public static ImmutableArray<Channel> ReadAll(YamlMap yaml, string owner) =>
        !yaml.Has("channels") ? [] : [.. yaml.Maps("channels").Select((entry, i) => Read(entry, $"{owner}/{i + 1}")).OfType<Channel>()];

    private static Channel? Read(YamlMap yaml, string id)
    {
        var kinds = Kinds.Where(yaml.Has).ToList();
        if (kinds is not [var word])
        {
            // A misspelt kind is an unknown key, and no second mistake.
            if (yaml.OnlyKeys([.. Kinds, "secret"]) || kinds.Count > 0)
                yaml.Wrong(yaml.Place,
                    $"the channel has {(kinds.Count == 0 ? "no kind" : $"{kinds.Count} kinds")}; expected one of {string.Join(", ", Kinds)}");
            return null;
        }

        var kind = (ChannelKind)Kinds.IndexOf(word);
        var mayHaveSecret = kind is ChannelKind.Webhook or ChannelKind.Telegram;
        yaml.OnlyKeys(mayHaveSecret ? [word, "secret"] : [word]);
        var address = Address(yaml, word, kind);
        // A bot without its token can say nothing; a webhook without a secret is called, but not signed.
        var secret = mayHaveSecret && (kind is ChannelKind.Telegram || yaml.Has("secret")) ? yaml.Text("secret", SecretPattern().IsMatch, SecretName) : null;
        return new Channel(id, kind, address, secret);
    }

    private static string Address(YamlMap yaml, string word, ChannelKind kind) => kind switch
    {
        ChannelKind.Email => yaml.Text(word, IsEmail, "an e-mail address, such as parks@example.org"),
        ChannelKind.Telegram => yaml.Text(word, ChatPattern().IsMatch, "a chat of Telegram, such as -1001234567890 or @channel"),
        _ => yaml.Text(word, IsUrl, "an address that begins with https:// or http:// and holds no user name; a secret part is written {secret:NAME}"),
    };

    private static bool IsEmail(string text) =>
        MailAddress.TryCreate(text, out var address) && address.Address == text && address.Host.Contains('.', StringComparison.Ordinal);

    private static bool IsUrl(string text)
    {
        // What a secret holds is not known here; it may be the whole address.
        var example = SecretReference().Replace(text, "x");
        if (example.IndexOfAny(['{', '}', ' ']) >= 0) return false;
        if (SecretReference().IsMatch(text) && text.StartsWith("{secret:", StringComparison.Ordinal)) return true;
        return Uri.TryCreate(example, UriKind.Absolute, out var uri) && uri.UserInfo.Length == 0 && uri.Host.Length > 0
            && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp);
    }

    [GeneratedRegex("^[A-Za-z0-9_-]{1,64}$", RegexOptions.CultureInvariant)]
    private static partial Regex SecretPattern();

    [GeneratedRegex(@"\{secret:[A-Za-z0-9_-]{1,64}\}", RegexOptions.CultureInvariant)]
    private static partial Regex SecretReference();

    [GeneratedRegex("^(-?[0-9]{1,20}|@[A-Za-z][A-Za-z0-9_]{3,31})$", RegexOptions.CultureInvariant)]
    private static partial Regex ChatPattern();
}
