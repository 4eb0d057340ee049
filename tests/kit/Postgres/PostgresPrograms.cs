using System.Diagnostics;

namespace Kazva.TestKit.Postgres;

/// <summary>PostgreSQL's own programs, and how to run them: never as root, which they refuse.</summary>
internal static class PostgresPrograms
{
    private static readonly string[] Needed = ["initdb", "pg_ctl", "postgres"];
    private static readonly string[] Users = ["postgres", "nobody"];

    /// <summary>The folder of the newest version that is installed; null when there is none.</summary>
    public static string? Folder { get; } = Installed().Concat(OnPath()).FirstOrDefault(HasAll);

    /// <summary>Who runs the server when we are root; null when we need not change.</summary>
    public static string? User { get; } = OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess ? Unprivileged() : null;

    /// <summary>Why no server can be started; null when one can.</summary>
    public static string? WhyUnavailable { get; } =
        !OperatingSystem.IsLinux() && !OperatingSystem.IsMacOS() ? "the test server is started on Linux and macOS only"
        : Folder is null ? "PostgreSQL is not installed: no initdb and pg_ctl on PATH or under /usr/lib/postgresql"
        : Environment.IsPrivilegedProcess && User is null ? "PostgreSQL does not run as root, and there is no user postgres or nobody"
        : null;

    /// <summary>A program with its arguments, run as the right user.</summary>
    public static ProcessStartInfo Start(string program, params ReadOnlySpan<string> arguments)
    {
        var start = new ProcessStartInfo { UseShellExecute = false, WorkingDirectory = "/" };
        if (User is not null)
        {
            start.FileName = "setpriv";
            foreach (var argument in (ReadOnlySpan<string>)[$"--reuid={User}", $"--regid={GroupOf(User)}", "--clear-groups", program])
                start.ArgumentList.Add(argument);
        }
        else
        {
            start.FileName = program;
        }
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        return start;
    }

    /// <summary>Gives a folder to the user that runs the server.</summary>
    public static async Task OwnAsync(string folder)
    {
        if (User is null) return;
        using var chown = Process.Start("chown", [$"{User}:{GroupOf(User)}", folder]);
        await chown.WaitForExitAsync();
    }

    private static IEnumerable<string> Installed() =>
        Directory.Exists("/usr/lib/postgresql")
            ? Directory.EnumerateDirectories("/usr/lib/postgresql")
                .OrderByDescending(folder => int.TryParse(Path.GetFileName(folder), out var version) ? version : 0)
                .Select(folder => Path.Combine(folder, "bin"))
            : [];

    private static string[] OnPath() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries);

    private static bool HasAll(string folder) => Needed.All(program => Exists(Path.Combine(folder, program)));

    // A link whose target is gone exists, as .NET sees it.
    private static bool Exists(string path) => File.Exists(path) && File.ResolveLinkTarget(path, returnFinalTarget: true) is not { Exists: false };

    private static string? Unprivileged() => Users.FirstOrDefault(user => Entry(user) is not null);

    private static string GroupOf(string user) => Entry(user)!.Split(':')[3];

    private static string? Entry(string user) =>
        File.ReadLines("/etc/passwd").FirstOrDefault(line => line.StartsWith(user + ":", StringComparison.Ordinal));
}
