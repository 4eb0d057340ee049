using System.Collections.Immutable;
using Kazva.Alarms.Delivery;
using Kazva.Alarms.Rules;
using Kazva.Dashboard.Alarms.Teams;
using Kazva.Definition;

namespace Kazva.Dashboard.Alarms.Rules;

/// <summary>Warns who saves a rule that its team may not hear of it.</summary>
internal static class TeamReach
{
    private const int MostChannels = 20;

    /// <summary>A warning for each channel of the team that cannot be reached now.</summary>
    public static async Task<ImmutableArray<RuleMistake>> Warnings(this IChannelReach reach, Grid grid, string? team, CancellationToken cancellationToken)
    {
        var warnings = await Task.WhenAll(TeamChannel.All(grid).Where(of => of.Team.Id == team).Take(MostChannels).Select(async of =>
            await reach.WhyUnreachable(of.Channel, cancellationToken) is { } why
                ? new RuleMistake("team", $"The channel {of.Channel.Id} ({MaskedAddress.Of(of.Channel)}) cannot be reached now: {why}")
                : null));
        return [.. warnings.OfType<RuleMistake>()];
    }
}
