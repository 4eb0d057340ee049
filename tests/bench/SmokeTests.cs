using System.Diagnostics;
using System.Text.Json;
using Kazva.TestKit;

namespace Kazva.Bench.Tests;

/// <summary>The whole benchmark in short, as a process of its own. It fails where something is broken, whatever the times are.</summary>
public sealed class SmokeTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    [Fact]
    public async Task All_InShort_KeepsEveryPromise()
    {
        TestDatabase.SkipWithoutPostgres();
        using var folder = new TempFolder();
        var configuration = Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        var program = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "Kazva.Bench", configuration, "Kazva.Bench.dll"));
        using var bench = Process.Start(new ProcessStartInfo("dotnet", [program, "all", "--smoke", "--out", folder.Path])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var (output, progress) = (bench.StandardOutput.ReadToEndAsync(), bench.StandardError.ReadToEndAsync());

        await bench.WaitForExitAsync().WaitAsync(Limit);

        bench.ExitCode.ShouldBe(0, await output + await progress);
        using var run = JsonDocument.Parse(await File.ReadAllTextAsync(Directory.GetFiles(folder.Path, "*.json").Single()));
        var parts = run.RootElement.GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("part").GetString()!).Distinct(StringComparer.Ordinal);
        parts.ShouldBe(Parts.All.Select(part => part.Name), ignoreOrder: true);
        (await File.ReadAllTextAsync(Directory.GetFiles(folder.Path, "*.md").Single())).ShouldContain("| Kazva on SQLite (");
    }
}
