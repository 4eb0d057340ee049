namespace Kazva.Behaviour.Tests.State;

[GenerateSerializer]
public sealed class Tally
{
    [Id(0)]
    public int Count { get; set; }

    [Id(1)]
    public List<string> Names { get; set; } = [];
}

public interface ITallyGrain : IGrainWithStringKey
{
    Task Set(int count);

    Task<int> Get();

    Task Clear();

    Task<bool> Exists();

    Task Leave();
}

public sealed class TallyGrain([PersistentState("tally", "grains")] IPersistentState<Tally> tally) : Grain, ITallyGrain
{
    public Task Set(int count)
    {
        tally.State.Count = count;
        tally.State.Names.Add($"set {count}");
        return tally.WriteStateAsync();
    }

    public Task<int> Get() => Task.FromResult(tally.State.Count);

    public Task Clear() => tally.ClearStateAsync();

    public Task<bool> Exists() => Task.FromResult(tally.RecordExists);

    public Task Leave()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }
}

public sealed class StateBehaviour(GrainsFixture fixture) : IClassFixture<GrainsFixture>
{
    [Fact]
    public async Task State_Written_IsThereAfterTheNextActivation()
    {
        var grain = fixture.Grains.GetGrain<ITallyGrain>(Journal.New().Key);
        (await grain.Exists()).ShouldBeFalse();
        await grain.Set(5);
        await grain.Leave();
        (await grain.Get()).ShouldBe(5);
        (await grain.Exists()).ShouldBeTrue();
    }

    [Fact]
    public async Task State_Cleared_StartsAnew()
    {
        var grain = fixture.Grains.GetGrain<ITallyGrain>(Journal.New().Key);
        await grain.Set(5);
        await grain.Clear();
        (await grain.Get()).ShouldBe(0);
        (await grain.Exists()).ShouldBeFalse();
        await grain.Set(6);
        await grain.Leave();
        (await grain.Get()).ShouldBe(6);
    }
}
