using System.Collections.Immutable;
using Kazva.Alarms.Life;
using Kazva.Alarms.Rules;
using Kazva.Alarms.Teams;
using Kazva.Definition;

namespace Kazva.Alarms.Delivery;

/// <summary>The rows that tell one team of one transition.</summary>
internal sealed class TeamPlan(Team team, TimeZoneInfo zone, Alarm alarm, int number, DateTimeOffset now)
{
    private readonly DutyRoster _roster = new(team, zone);
    private readonly bool _urgent = alarm.Lane == AlarmLane.Safety;
    private readonly DateTimeOffset _soon = alarm.Lane == AlarmLane.Safety ? now : NotificationPlan.NextWindow(default, now, NotificationPlan.GroupWindow);

    /// <summary>The team's channels and the first step, and the later steps for when nobody acknowledges.</summary>
    public IEnumerable<Notification> Fired()
    {
        var rows = ToTeam(Calm(_soon)).ToList();
        var (due, since) = (_soon, TimeSpan.Zero);
        foreach (var (step, after, members) in Steps())
        {
            var (called, at) = _roster.Called(members, due + (after - since), _urgent);
            rows.AddRange(called.SelectMany(member => ToMember(member, step, at)));
            (due, since) = (at, after);
        }
        return rows;
    }

    /// <summary>Everybody who may have been told that it fired. Who was not is not told of the end either; that is seen when it is due.</summary>
    /// <param name="fired">How long it has been since it fired.</param>
    public IEnumerable<Notification> Resolved(TimeSpan fired) =>
    [
        .. ToTeam(Calm(_soon)),
        .. Steps().Where(step => step.Number == 0 || step.After <= fired).SelectMany(step => step.Members).DistinctBy(member => member.Id, StringComparer.Ordinal)
            .SelectMany(member => ToMember(member, step: 0, _urgent ? _soon : _roster.First(member, _soon))),
    ];

    /// <summary>The team's channels and the first step.</summary>
    public IEnumerable<Notification> Joined(DateTimeOffset due) =>
    [
        .. ToTeam(due),
        .. Steps().Take(1).SelectMany(step => _roster.Called(step.Members, due, urgent: true).Members).SelectMany(member => ToMember(member, step: 0, due)),
    ];

    /// <summary>The escalation. A first step that does not come at once is a later one already: it is not needed when somebody acknowledges before.</summary>
    private IEnumerable<(int Number, TimeSpan After, ImmutableArray<TeamMember> Members)> Steps()
    {
        if (team.Escalation.IsEmpty) return [(0, TimeSpan.Zero, team.Members)];
        var first = team.Escalation[0].After > TimeSpan.Zero ? 1 : 0;
        return team.Escalation.Select((step, index) => (
            index + first, step.After, team.Members.Where(member => step.Members.Contains(member.Id, StringComparer.Ordinal)).ToImmutableArray()));
    }

    /// <summary>How long after the firing a row's step of the escalation is; zero where the definition does not have it any more.</summary>
    public static TimeSpan After(Grid grid, Notification row)
    {
        if (row.Step == 0 || grid.Teams?.FirstOrDefault(team => team.Id == row.Team) is not { Escalation.IsEmpty: false } team) return TimeSpan.Zero;
        var index = row.Step - (team.Escalation[0].After > TimeSpan.Zero ? 1 : 0);
        return index < team.Escalation.Length ? team.Escalation[index].After : TimeSpan.Zero;
    }

    private DateTimeOffset Calm(DateTimeOffset from) => _urgent ? from : _roster.FirstCalm(from);

    private IEnumerable<Notification> ToTeam(DateTimeOffset due) => team.Channels.Select(channel => Row(null, channel, step: 0, due));

    private IEnumerable<Notification> ToMember(TeamMember member, int step, DateTimeOffset due) =>
        member.Channels.Select(channel => Row(member.Id, channel, step, due));

    private Notification Row(string? member, Channel channel, int step, DateTimeOffset due) => new(
        $"{alarm.Id}/{number}/{step}/{channel.Id}", alarm.Id, number, team.Id, member, channel.Id, step, _urgent, now, due, NotificationState.Waiting);
}
