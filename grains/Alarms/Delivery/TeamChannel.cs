using Kazva.Alarms.Teams;
using Kazva.Definition;

namespace Kazva.Alarms.Delivery;

/// <summary>A channel with whose it is.</summary>
/// <param name="Member">Null of a channel of the team.</param>
public sealed record TeamChannel(Team Team, TeamMember? Member, Channel Channel)
{
    /// <summary>Every channel of a grid's teams.</summary>
    public static IEnumerable<TeamChannel> All(Grid grid) => (grid.Teams ?? []).SelectMany(team =>
        team.Channels.Select(channel => new TeamChannel(team, null, channel))
            .Concat(team.Members.SelectMany(member => member.Channels.Select(channel => new TeamChannel(team, member, channel)))));

    /// <summary>The channel with an id; null when there is none.</summary>
    public static TeamChannel? Find(Grid grid, string channel) => All(grid).FirstOrDefault(of => of.Channel.Id == channel);
}
