using Kazva.Behaviour.Tests.Turns;

namespace Kazva.Embedded.Tests.Calls;

public sealed class CallTimeoutTests
{
    [Fact]
    public async Task Timeout_OfACallChainBackToAGrainThatWaits_NamesTheChain()
    {
        await using var host = await EmbeddedHost.StartAsync();
        var key = Journal.New().Key;
        var call = host.Grains.GetGrain<IWorkGrain>(key + "/1").Pass([key + "/2", key + "/1"]);
        var failure = await Should.ThrowAsync<TimeoutException>(host.Clock.PassUntilAsync(call, TimeSpan.FromSeconds(1)));
        failure.Message.ShouldContain($"work/{key}/1.Pass → work/{key}/2.Pass → work/{key}/1.Pass waits for work/{key}/1.Pass");
    }
}
