using System.Text.Json;
using Kazva.Silo.Hosting;
using Kazva.Silo.Observability;
using Kazva.Silo.Storage;
using Kazva.TestKit;
using Microsoft.Extensions.Configuration;

namespace Kazva.Silo.Tests.Observability;

public sealed class LogFormatTests
{
    [Theory]
    [InlineData(null, null, "Text")]
    [InlineData(null, "true", "Json")]
    [InlineData("Text", "true", "Text")]
    [InlineData("json", null, "Json")]
    public void Format_OfASettingAndAContainer_IsAsTold(string? setting, string? container, string format) =>
        LogFormats.Of(Configuration(setting, container)).ToString().ShouldBe(format);

    [Theory]
    [InlineData("xml")]
    [InlineData("1")]
    [InlineData("")]
    public void Format_ThatIsNone_IsRefused(string setting) =>
        Should.Throw<SettingsException>(() => LogFormats.Of(Configuration(setting, container: null))).Message.ShouldContain("Text or Json");

    [Fact]
    public async Task Json_OfTheProgram_IsOneObjectALine()
    {
        await using var database = await TestDatabase.CreateAsync(StorageKind.Sqlite);
        var started = await Lines(database.Options);
        started.Count.ShouldBeGreaterThan(3);
        foreach (var line in started)
        {
            var entry = JsonDocument.Parse(line).RootElement;
            entry.GetProperty("Timestamp").GetDateTimeOffset().Offset.ShouldBe(TimeSpan.Zero);
            foreach (var name in new[] { "LogLevel", "Category", "Message" }) entry.GetProperty(name).GetString().ShouldNotBeNull();
            entry.TryGetProperty("EventId", out _).ShouldBeTrue();
        }
        started.ShouldContain(line => line.Contains("Citizens:", StringComparison.Ordinal));
    }

    private static async Task<List<string>> Lines(StorageOptions storage)
    {
        var start = new System.Diagnostics.ProcessStartInfo("dotnet")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            WorkingDirectory = storage.Data,
        };
        foreach (var argument in new[] { typeof(LogFormats).Assembly.Location, "serve", "--urls", "http://127.0.0.1:0", "--staff-url", "http://127.0.0.1:0", "--Kazva:LogFormat=Json", $"--data={storage.Data}" })
            start.ArgumentList.Add(argument);
        using var process = System.Diagnostics.Process.Start(start)!;
        var lines = new List<string>();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            lines.Add(line);
            if (!line.Contains("Ctrl+C", StringComparison.Ordinal)) continue;
            process.Kill();
            break;
        }
        await process.WaitForExitAsync();
        return lines;
    }

    private static IConfiguration Configuration(string? setting, string? container) => new ConfigurationBuilder().AddInMemoryCollection(
        new Dictionary<string, string?>(StringComparer.Ordinal) { ["Kazva:LogFormat"] = setting, ["DOTNET_RUNNING_IN_CONTAINER"] = container }
            .Where(pair => pair.Value is not null)).Build();
}
