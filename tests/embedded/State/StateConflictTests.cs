using Kazva.Behaviour.Tests.State;

namespace Kazva.Embedded.Tests.State;

public sealed class StateConflictTests(GrainsFixture fixture) : IClassFixture<GrainsFixture>
{
    [Fact]
    public async Task Write_OfAStateThatSomebodyElseWrote_ThrowsAndTheNextActivationReadsIt()
    {
        var key = Journal.New().Key;
        var grain = fixture.Grains.GetGrain<ITallyGrain>(key);
        var id = GrainId.Create("tally", key);
        await grain.Set(1);
        var stored = await fixture.States.ReadAsync("tally", id, CancellationToken.None);
        await fixture.States.WriteAsync("tally", id, """{"count":7}"""u8.ToArray(), stored!.ETag, CancellationToken.None);
        await Should.ThrowAsync<InconsistentStateException>(grain.Set(2));
        // The activation that was wrong has ended; the next one reads what is stored.
        (await grain.Get()).ShouldBe(7);
        await grain.Set(8);
    }

    [Fact]
    public async Task FirstWrite_OfAStateThatExists_Throws()
    {
        var id = GrainId.Create("tally", Journal.New().Key);
        await fixture.States.WriteAsync("s", id, "{}"u8.ToArray(), null, CancellationToken.None);
        await Should.ThrowAsync<InconsistentStateException>(
            fixture.States.WriteAsync("s", id, "{}"u8.ToArray(), null, CancellationToken.None));
    }
}
