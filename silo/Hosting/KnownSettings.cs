namespace Kazva.Silo.Hosting;

/// <summary>Every setting under <c>Kazva:</c>. One that is not here is a slip of the pen that would otherwise do nothing, silently.</summary>
internal static class KnownSettings
{
    private static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        "Kazva:Storage", "Kazva:Data", "Kazva:Postgres", "Kazva:StaffUrl", "Kazva:TrustedProxies",
    };

    private static readonly string[] Sections = ["Kazva:Limits"];

    /// <exception cref="SettingsException">A setting is unknown; the message names it and the known ones.</exception>
    public static void Check(IConfiguration configuration)
    {
        foreach (var (path, value) in configuration.GetSection("Kazva").AsEnumerable())
        {
            if (value is null || Names.Contains(path) || Sections.Any(section => IsIn(section, path)) || IsIn("Kazva:TrustedProxies", path)) continue;
            throw new SettingsException($"There is no setting {path}. The settings are {string.Join(", ", Names.Concat(Sections.Select(s => s + ":…")))}.");
        }
    }

    private static bool IsIn(string section, string path) => path.StartsWith(section + ":", StringComparison.OrdinalIgnoreCase);
}
