using System.CommandLine;
using Kazva.Silo.Hosting;

namespace Kazva.Silo.Commands;

/// <summary>
/// The options that commands share, and their way into the configuration, where they rank as the command line does:
/// above environment variables and appsettings.json. Any other setting can be given as <c>--Kazva:Name=value</c>.
/// </summary>
internal static class Settings
{
    public static readonly Option<string?> Data = new("--data")
    {
        Description = "The data folder, ./data if not given (Kazva:Data).",
        HelpName = "FOLDER",
        Recursive = true,
    };

    public static readonly Option<string?> Urls = new("--urls")
    {
        Description = "Where citizens are served, http://localhost:5000 if not given; several with semicolons.",
        HelpName = "URLS",
    };

    public static readonly Option<string?> StaffUrl = new("--staff-url")
    {
        Description = "Where staff are served, http://localhost:5001 if not given; where other machines can reach it, staff always sign in (Kazva:StaffUrl).",
        HelpName = "URL",
    };

    public static readonly Option<string?> Cluster = new("--cluster")
    {
        Description = "The name of the cluster, kazva if not given; processes of one name in one database belong together (Kazva:Cluster:Name).",
        HelpName = "NAME",
    };

    private static readonly string[] Sections = ["Kazva:", "Logging:", "Kestrel:"];
    private static readonly string[] Names = ["AllowedHosts", "environment", "contentRoot"];

    /// <summary>The command line as ASP.NET's configuration reads it.</summary>
    /// <exception cref="SettingsException">Something on the command line is neither an option nor a setting.</exception>
    public static string[] Arguments(this ParseResult parsed)
    {
        var arguments = new List<string>();
        foreach (var token in parsed.UnmatchedTokens)
        {
            if (!IsSetting(token))
                throw new SettingsException($"'{token}' is not an option; see --help. A setting is written --Kazva:Name=value.");
            arguments.Add(token);
        }
        Add("urls", Urls);
        Add("Kazva:Data", Data);
        Add("Kazva:StaffUrl", StaffUrl);
        Add("Kazva:Cluster:Name", Cluster);
        return [.. arguments];

        void Add(string setting, Option<string?> option)
        {
            if (parsed.GetResult(option) is { Implicit: false }) arguments.Add($"--{setting}={parsed.GetValue(option)}");
        }
    }

    /// <summary>Whether it is written as a setting that somebody reads; the configuration takes any, so that a slip of the pen
    /// such as <c>--dat=a</c> would do nothing, silently.</summary>
    private static bool IsSetting(string token)
    {
        var end = token.IndexOf('=', StringComparison.Ordinal);
        if (end < 0 || !token.StartsWith("--", StringComparison.Ordinal)) return false;
        var name = token[2..end];
        return Sections.Any(section => name.StartsWith(section, StringComparison.OrdinalIgnoreCase))
            || Names.Contains(name, StringComparer.OrdinalIgnoreCase);
    }
}
