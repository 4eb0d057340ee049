namespace Kazva.Silo.Hosting;

/// <summary>Every setting under <c>Kazva:</c>. One that is not here is a slip of the pen that would otherwise do nothing, silently.</summary>
internal static class KnownSettings
{
    private static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        "Kazva:Storage", "Kazva:Data", "Kazva:Postgres", "Kazva:PostgresPassword", "Kazva:StaffUrl", Proxies + ":0",
        "Kazva:Limits:LocationPerMinute", "Kazva:Limits:LocationBurst",
        "Kazva:Limits:AddressSubmissions", "Kazva:Limits:AddressWindow",
        "Kazva:Abuse:RepeatWithin", "Kazva:Abuse:BurstFrom", "Kazva:Abuse:BurstWindow", "Kazva:Abuse:BurstFactor", "Kazva:Abuse:BurstAlike",
        "Kazva:Cluster:Name", "Kazva:Cluster:Address", "Kazva:Cluster:SiloPort", "Kazva:Cluster:ClientPort", "Kazva:Cluster:Placement",
        "Kazva:Secrets", "Kazva:DrainTime", "Kazva:LogFormat",
        "Kazva:Smtp:Host", "Kazva:Smtp:Port", "Kazva:Smtp:Tls", "Kazva:Smtp:User", "Kazva:Smtp:Password", "Kazva:Smtp:From",
        "Kazva:Channels:AllowPrivateRedirects", "Kazva:Channels:TelegramUrl", ChannelSecrets + ":NAME", "Kazva:PublicStaffUrl",
        PublicUrlSetting.Name,
    };

    private const string Proxies = "Kazva:TrustedProxies";
    private const string ChannelSecrets = "Kazva:Channels:Secrets";

    /// <exception cref="SettingsException">A setting is unknown; the message names it and the known ones.</exception>
    public static void Check(IConfiguration configuration)
    {
        foreach (var (path, value) in configuration.GetSection("Kazva").AsEnumerable())
        {
            if (value is null || Names.Contains(path) || IsIn(Proxies, path) || IsIn(ChannelSecrets, path)) continue;
            throw new SettingsException($"There is no setting {path}. The settings are {string.Join(", ", Names)}.");
        }
    }
    private static bool IsIn(string section, string path) => path.StartsWith(section + ":", StringComparison.OrdinalIgnoreCase);
}
