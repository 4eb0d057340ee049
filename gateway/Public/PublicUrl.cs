using Microsoft.Extensions.Configuration;

namespace Kazva.Gateway.Public;

/// <summary>The address under which citizens reach this server (<c>Kazva:PublicUrl</c>).</summary>
internal static class PublicUrl
{
    /// <summary>The address, ending in a slash; null when it is not set, or is no web address.</summary>
    public static Uri? Of(IConfiguration configuration) =>
        Uri.TryCreate($"{configuration["Kazva:PublicUrl"]?.TrimEnd('/')}/", UriKind.Absolute, out var url) && url.Scheme is "https" or "http" ? url : null;
}
