namespace Kazva.Embedded.Tests.State;

public sealed class StateConflictTests(GrainsFixture fixture) : IClassFixture<GrainsFixture>
{
    [Fact]
    public async Task Write_OfAStateThatSomebodyElseWrote_ThrowsAndChangesNothing()
    {
        var key = GrainsFixture.New().Key;
        var grain = fixture.Grains.GetGrain<ITallyGrain>(key);
        var id = GrainId.Create("tally", key);
        await grain.Set(1);
        var stored = await fixture.States.ReadAsync("tally", id, CancellationToken.None);
        await fixture.States.WriteAsync("tally", id, """{"count":7}"""u8.ToArray(), stored!.ETag, CancellationToken.None);
        await Should.ThrowAsync<InconsistentStateException>(grain.Set(2));
        await Should.ThrowAsync<InconsistentStateException>(grain.Clear());
        await grain.Leave();
        (await grain.Get()).ShouldBe(7);
    }

    [Fact]
    public async Task FirstWrite_OfAStateThatExists_Throws()
    {
        var id = GrainId.Create("tally", GrainsFixture.New().Key);
        await fixture.States.WriteAsync("s", id, "{}"u8.ToArray(), null, CancellationToken.None);
        await Should.ThrowAsync<InconsistentStateException>(
            fixture.States.WriteAsync("s", id, "{}"u8.ToArray(), null, CancellationToken.None));
    }
}
