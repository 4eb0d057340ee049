using Kazva.Alarms.Teams;

namespace Kazva.Dashboard.Alarms.Teams;

/// <summary>As much of an address as tells people which one it is, and nobody else how to use it.</summary>
internal static class MaskedAddress
{
    private const string Rest = "…";

    public static string Of(Channel channel) => channel.Kind switch
    {
        ChannelKind.Email when channel.Address.LastIndexOf('@') is > 0 and var at => channel.Address[..1] + Rest + channel.Address[at..],
        ChannelKind.Telegram when channel.Address.Length > 4 => Rest + channel.Address[^2..],
        ChannelKind.Email or ChannelKind.Telegram => Rest,
        _ => Uri.TryCreate(channel.Address, UriKind.Absolute, out var url) && !url.Host.Contains('{', StringComparison.Ordinal) ? $"{url.Scheme}://{url.Authority.Split('@')[^1]}/{Rest}" : Rest,
    };
}
