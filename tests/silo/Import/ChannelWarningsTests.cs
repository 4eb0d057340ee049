using Kazva.Alarms.Delivery;
using Kazva.Alarms.Teams;
using Kazva.Silo.Import;

namespace Kazva.Silo.Tests.Import;

public class ChannelWarningsTests
{
    [Fact]
    public async Task Warnings_OfChannelsThatCannotBeReached_NameThemWithoutTheirAddresses()
    {
        using var folder = new DefinitionFolder().WithAlarms();
        var warnings = await ChannelWarnings.Of(null, folder.Read().Grid.ShouldNotBeNull(), new Unreachable(ChannelKind.Webhook), CancellationToken.None);
        warnings.ShouldBe(["warning: the webhook channel gardeners/1 cannot be reached now: no connection"]);
    }

    [Fact]
    public async Task Warnings_OfChannelsThatAreInUse_AreNotRepeated()
    {
        using var folder = new DefinitionFolder().WithAlarms();
        var current = folder.Read().Grid.ShouldNotBeNull();
        folder.Change("teams.yaml", "https://ntfy.example.org/maria", "https://ntfy.example.org/other");
        var reach = new Unreachable(ChannelKind.Ntfy);
        var warnings = await ChannelWarnings.Of(current, folder.Read().Grid.ShouldNotBeNull(), reach, CancellationToken.None);
        warnings.ShouldHaveSingleItem().ShouldContain("gardeners/maria/1");
        reach.Tried.ShouldBe(["gardeners/maria/1"]);
    }

    private sealed class Unreachable(ChannelKind kind) : IChannelReach
    {
        public List<string> Tried { get; } = [];

        public Task<string?> WhyUnreachable(Channel channel, CancellationToken cancellationToken = default)
        {
            Tried.Add(channel.Id);
            return Task.FromResult(channel.Kind == kind ? "no connection" : null);
        }
    }
}
