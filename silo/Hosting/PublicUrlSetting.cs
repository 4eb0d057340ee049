using Kazva.Definition;

namespace Kazva.Silo.Hosting;

/// <summary>The setting <c>Kazva:PublicUrl</c>.</summary>
internal static class PublicUrlSetting
{
    public const string Name = "Kazva:PublicUrl";

    /// <summary>Where citizens reach this deployment; <see cref="PublicUrl.Unset"/> when nobody has said, or said nothing: compose files hand on what is not set as empty.</summary>
    /// <exception cref="SettingsException">It is not an address that phones can reach.</exception>
    public static PublicUrl From(IConfiguration configuration)
    {
        if (configuration[Name] is not { } given || string.IsNullOrWhiteSpace(given)) return PublicUrl.Unset;
        return PublicUrl.TryRead(given, out var url)
            ? url
            : throw new SettingsException(
                $"{Name} is '{given}'; it should be where citizens' phones reach the gateway, such as https://kazva.example.org: https, not this machine, and nothing after the host.");
    }
}
