using System.Text.Json.Nodes;
using Kazva.Embedded;
using Kazva.Silo.Storage;
using Kazva.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace Kazva.Silo.Tests.Commands;

/// <summary>Changes what grains saved.</summary>
internal static class Snapshots
{
    /// <summary>Adds one answer to the saved windows of the playground: the low bits of each entry are a count.</summary>
    public static async Task AddAnswerAsync(StorageOptions options)
    {
        await using var services = new ServiceCollection().AddLogging().AddKazvaStorage(options).BuildServiceProvider();
        var store = services.GetRequiredService<IGrainStateStore>();
        var grain = GrainId.Create("location", $"{SmallGrid.Id}/{SmallGrid.Playground}");
        var stored = await store.ReadAsync("snapshot", grain, CancellationToken.None);
        var snapshot = JsonNode.Parse(stored.ShouldNotBeNull().Payload.Span)!;
        var entries = snapshot["windows"]!["entries"]!.AsArray();
        entries[0] = entries[0]!.GetValue<long>() + 1;
        await store.WriteAsync("snapshot", grain, System.Text.Encoding.UTF8.GetBytes(snapshot.ToJsonString()), stored.ETag, CancellationToken.None);
    }
}
