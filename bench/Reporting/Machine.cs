using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Kazva.TestKit.Postgres;
using Microsoft.Data.Sqlite;

namespace Kazva.Bench.Reporting;

/// <summary>What a run was made on, and of.</summary>
internal sealed record Machine(
    int Cores, string Processor, double MemoryGb, string System, string Disk, string DotNet, string Sqlite, string Postgres, string Commit, string Configuration)
{
    public static Machine This() => new(
        Environment.ProcessorCount, ProcessorName(), Math.Round(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1e9, 1),
        $"{RuntimeInformation.OSDescription} {RuntimeInformation.OSArchitecture}", DiskOf(Path.GetTempPath()), Environment.Version.ToString(),
        SqliteVersion(), PostgresServer.WhyUnavailable ?? Output("psql", "--version").Replace("psql (PostgreSQL) ", "", StringComparison.Ordinal),
        CommitId(), Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)));

    public override string ToString() =>
        $"{Cores} cores ({Processor}), {MemoryGb} GB, {System}, databases on {Disk}, .NET {DotNet}, SQLite {Sqlite}, PostgreSQL {Postgres}, commit {Commit}, {Configuration} build";

    private static string ProcessorName() => File.Exists("/proc/cpuinfo")
        ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim() ?? "unknown"
        : "unknown";

    private static string SqliteVersion()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        return connection.ServerVersion;
    }

    /// <summary>What the databases lie on: a file system in memory makes nothing durable, and everything fast.</summary>
    private static string DiskOf(string folder)
    {
        const int Tries = 51;
        var path = Path.Combine(folder, Path.GetRandomFileName());
        var times = new double[Tries];
        using (var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.DeleteOnClose))
            for (var i = 0; i < Tries; i++)
            {
                file.Write(new byte[4096]);
                var begun = Stopwatch.GetTimestamp();
                file.Flush(flushToDisk: true);
                times[i] = Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
            }
        Array.Sort(times);
        return string.Create(CultureInfo.InvariantCulture, $"{new DriveInfo(Path.GetFullPath(folder)).DriveFormat} (4 KB durable in {times[Tries / 2]:0.00} ms)");
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
