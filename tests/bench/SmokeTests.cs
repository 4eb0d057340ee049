using System.Diagnostics;
using System.Text.Json;
using Kazva.TestKit;

namespace Kazva.Bench.Tests;

/// <summary>The benchmark in short, as a process of its own. It fails where something is broken, whatever the times are.</summary>
public sealed class SmokeTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    /// <summary>What takes half a minute and touches most: the program on PostgreSQL, the peers but the one that has to be built, the generator, the check at
    /// the end, the grains.</summary>
    private static readonly string[] Quick = ["accept", "host"];

    [Fact]
    public Task QuickParts_InShort_KeepEveryPromise() => KeepEveryPromise(Quick);

    /// <summary>The others each start servers of their own, so they take longer than all tests of this project together.</summary>
    [Fact]
    [Trait("Category", "Slow")]
    public Task OtherParts_InShort_KeepEveryPromise() => KeepEveryPromise([.. Parts.All.Select(part => part.Name).Except(Quick, StringComparer.Ordinal)]);

    private static async Task KeepEveryPromise(string[] parts)
    {
        TestDatabase.SkipWithoutPostgres();
        using var folder = new TempFolder();
        var configuration = Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        var program = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "Kazva.Bench", configuration, "Kazva.Bench.dll"));
        using var bench = Process.Start(new ProcessStartInfo("dotnet", [program, string.Join(',', parts), "--smoke", "--out", folder.Path])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var (output, progress) = (bench.StandardOutput.ReadToEndAsync(), bench.StandardError.ReadToEndAsync());

        try
        {
            await bench.WaitForExitAsync().WaitAsync(Limit);
        }
        finally
        {
            // Its servers would disturb whatever is tested next.
            if (!bench.HasExited) bench.Kill(entireProcessTree: true);
        }

        bench.ExitCode.ShouldBe(0, await output + await progress);
        using var run = JsonDocument.Parse(await File.ReadAllTextAsync(Directory.GetFiles(folder.Path, "*.json").Single()));
        var measured = run.RootElement.GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("part").GetString()!).Distinct(StringComparer.Ordinal);
        measured.ShouldBe(parts, ignoreOrder: true);
        var table = await File.ReadAllTextAsync(Directory.GetFiles(folder.Path, "*.md").Single());
        foreach (var part in parts) table.ShouldContain($"| `{part}` |");
    }
}
