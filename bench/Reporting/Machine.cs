using System.Diagnostics;
using System.Runtime.InteropServices;
using Kazva.TestKit.Postgres;
using Microsoft.Data.Sqlite;

namespace Kazva.Bench.Reporting;

/// <summary>What a run was made on, and of.</summary>
internal sealed record Machine(
    int Cores, string Processor, double MemoryGb, string System, string DotNet, string Sqlite, string Postgres, string Commit, string Configuration)
{
    public static Machine This() => new(
        Environment.ProcessorCount, ProcessorName(), Math.Round(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1e9, 1),
        $"{RuntimeInformation.OSDescription} {RuntimeInformation.OSArchitecture}", Environment.Version.ToString(),
        SqliteVersion(), PostgresServer.WhyUnavailable ?? Output("psql", "--version").Replace("psql (PostgreSQL) ", "", StringComparison.Ordinal),
        CommitId(), Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)));

    public override string ToString() =>
        $"{Cores} cores ({Processor}), {MemoryGb} GB, {System}, .NET {DotNet}, SQLite {Sqlite}, PostgreSQL {Postgres}, commit {Commit}, {Configuration} build";

    private static string ProcessorName() => File.Exists("/proc/cpuinfo")
        ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim() ?? "unknown"
        : "unknown";

    private static string SqliteVersion()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        return connection.ServerVersion;
    }

    private static string CommitId()
    {
        var commit = Output("git", "-C", SourceTree.Root, "rev-parse", "--short=10", "HEAD");
        return Output("git", "-C", SourceTree.Root, "status", "--porcelain", "--untracked-files=no").Length > 0 ? commit + " and changes" : commit;
    }

    private static string Output(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
            var output = process.StandardOutput.ReadToEnd().Trim();
            process.WaitForExit();
            return process.ExitCode == 0 ? output : "unknown";
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "unknown";
        }
    }
}

/// <summary>Where the source lies.</summary>
internal static class SourceTree
{
    /// <summary>The repository's folder, or the current one for a program that was copied away from it.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory) ?? Environment.CurrentDirectory;

    private static string? Find(string? folder) =>
        folder is null ? null : File.Exists(Path.Combine(folder, "Kazva.sln")) ? folder : Find(Path.GetDirectoryName(folder));
}
