using Kazva.Behaviour.Tests.Turns;

namespace Kazva.Embedded.Tests.Hosting;

public interface IFlushingGrain : IGrainWithStringKey
{
    Task Note(string text);

    Task<string> Noted();
}

public sealed class Note
{
    public string Text { get; set; } = "";
}

/// <summary>Writes its state only when it is deactivated.</summary>
public sealed class FlushingGrain([PersistentState("note")] IPersistentState<Note> note) : Grain, IFlushingGrain
{
    public Task Note(string text)
    {
        note.State.Text = text;
        return Task.CompletedTask;
    }

    public Task<string> Noted() => Task.FromResult(note.State.Text);

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => note.WriteStateAsync(cancellationToken);
}

public sealed class StopTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task Stop_WithStateInMemory_FlushesEveryGrain()
    {
        const int grains = 500;
        var (key, _) = Journal.New();
        var states = new InMemoryGrainStateStore();
        await using (var first = await EmbeddedHost.StartedAsync(WithFlushingGrains()))
        {
            for (var i = 0; i < grains; i++) await first.Grains.GetGrain<IFlushingGrain>($"{key}/{i}").Note($"note {i}");
        }
        await using var second = await EmbeddedHost.StartedAsync(WithFlushingGrains());
        for (var i = 0; i < grains; i++)
            (await second.Grains.GetGrain<IFlushingGrain>($"{key}/{i}").Noted()).ShouldBe($"note {i}");

        GrainsFixture WithFlushingGrains() =>
            new() { States = states, Configure = options => options.AddGrainsFrom(typeof(FlushingGrain).Assembly) };
    }

    [Fact]
    public async Task Stop_WithARunningCall_WaitsForItAndRefusesOthers()
    {
        var (key, journal) = Journal.New();
        await using var host = await EmbeddedHost.StartAsync();
        var running = host.Grains.GetGrain<IWorkGrain>(key).Work("a");
        await journal.Until("begin a");
        var stop = host.Service.StopAsync(CancellationToken.None);
        await Should.ThrowAsync<GrainHostStoppedException>(host.Grains.GetGrain<IWorkGrain>(key).Work("b"));
        stop.IsCompleted.ShouldBeFalse();
        journal.Open("a");
        await running;
        await stop.WaitAsync(Journal.Patience);
        host.Host.Directory.Count.ShouldBe(0);
    }

    [Fact]
    public async Task Stop_WithACallThatNeverEnds_GivesUpAtTheLimit()
    {
        var (key, journal) = Journal.New();
        await using var host = await EmbeddedHost.StartAsync(o => o.ResponseTimeout = Timeout.InfiniteTimeSpan);
        _ = host.Grains.GetGrain<IWorkGrain>(key).Work("never");
        await journal.Until("begin never");
        var start = host.Clock.GetUtcNow();
        await host.Clock.PassUntilAsync(host.Service.StopAsync(CancellationToken.None), Second);
        (host.Clock.GetUtcNow() - start).ShouldBeGreaterThanOrEqualTo(30 * Second);
        host.Log.Entries.ShouldContain(e => e.Text.Contains("still active", StringComparison.Ordinal));
    }
}
