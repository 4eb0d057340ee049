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
        Description = "Where staff are served, http://localhost:5001 if not given; this machine only (Kazva:StaffUrl).",
        HelpName = "URL",
    };

    /// <summary>The command line as ASP.NET's configuration reads it.</summary>
    /// <exception cref="SettingsException">Something on the command line is neither an option nor a setting.</exception>
    public static string[] Arguments(this ParseResult parsed)
    {
        var arguments = new List<string>();
        foreach (var token in parsed.UnmatchedTokens)
        {
            if (!token.StartsWith("--", StringComparison.Ordinal) || !token.Contains('=', StringComparison.Ordinal))
                throw new SettingsException($"'{token}' is not an option; see --help. A setting is written --Kazva:Name=value.");
            arguments.Add(token);
        }
        Add("urls", Urls);
        Add("Kazva:Data", Data);
        Add("Kazva:StaffUrl", StaffUrl);
        return [.. arguments];

        void Add(string setting, Option<string?> option)
        {
            if (parsed.GetResult(option) is { Implicit: false }) arguments.Add($"--{setting}={parsed.GetValue(option)}");
        }
    }
}
