using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace Kazva.Definition;

/// <summary>Where citizens reach this deployment: what plates lead to. A host and at most a port, by https, since a plate is
/// scanned for years, by phones that are elsewhere.</summary>
public sealed record PublicUrl
{
    private readonly Uri? _root;

    private PublicUrl(Uri? root) => _root = root;

    /// <summary>Nobody has said where.</summary>
    public static PublicUrl Unset { get; } = new(root: null);

    /// <summary>Whether there is an address.</summary>
    public bool IsSet => _root is not null;

    /// <summary>Reads an address such as <c>https://kazva.example.org</c>. Were it called <c>TryParse</c>, routes would take the setting from a request.</summary>
    /// <returns>Whether it is one that phones can reach: https, not this machine, without user, path, query or fragment.</returns>
    public static bool TryRead(string? given, [NotNullWhen(true)] out PublicUrl? url)
    {
        url = Uri.TryCreate(given?.Trim(), UriKind.Absolute, out var root)
            && root.Scheme == Uri.UriSchemeHttps && root.Host.Length > 0 && !IsThisMachine(root)
            && root is { AbsolutePath: "/", Query.Length: 0, Fragment.Length: 0, UserInfo.Length: 0 }
            ? new PublicUrl(root)
            : null;
        return url is not null;
    }

    /// <summary>The address of a plate's form, in letters that every QR reader takes: a host of other letters in its ASCII form.</summary>
    /// <exception cref="InvalidOperationException">Nobody has said where citizens reach this deployment.</exception>
    public string AddressOf(string code) => $"https://{Authority(Root.IdnHost)}/l/{code}";

    /// <summary>The part of the address before the code as people read and type it: without the scheme, which browsers add.</summary>
    /// <exception cref="InvalidOperationException">Nobody has said where citizens reach this deployment.</exception>
    public string ReadableStart => $"{Authority(Root.Host)}/l/";

    private Uri Root => _root ?? throw new InvalidOperationException("Kazva:PublicUrl is not set.");

    private string Authority(string host) => Root.IsDefaultPort ? host : FormattableString.Invariant($"{host}:{Root.Port}");

    private static bool IsThisMachine(Uri root) =>
        root.IsLoopback || root.IdnHost.TrimEnd('.').EndsWith("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(root.IdnHost, out var address) && (IPAddress.IsLoopback(address) || address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any)));
}
