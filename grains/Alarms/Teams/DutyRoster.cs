using System.Collections.Immutable;

namespace Kazva.Alarms.Teams;

/// <summary>When the members and channels of a team may be told, by its quiet hours and theirs.</summary>
internal sealed class DutyRoster(Team team, TimeZoneInfo zone)
{
    private readonly ZonedHours? _quiet = team.Quiet is { } quiet ? new ZonedHours(quiet, zone) : null;

    /// <summary>The first moment outside the quiet hours. Hours that never end hold nothing.</summary>
    public DateTimeOffset FirstCalm(DateTimeOffset from) => _quiet?.FirstOutside(from) ?? from;

    /// <summary>The first moment at which a member is on duty and it is not quiet. Who never is may be told when it is not quiet.</summary>
    public DateTimeOffset First(TeamMember member, DateTimeOffset from) => FirstOnDuty(member, from) ?? FirstCalm(from);

    /// <summary>Who of some members is told, and when: those on duty, or those who are first to be. Of what is urgent those on duty at once, and all when nobody is.</summary>
    public (ImmutableArray<TeamMember> Members, DateTimeOffset At) Called(ImmutableArray<TeamMember> members, DateTimeOffset from, bool urgent)
    {
        if (urgent)
        {
            ImmutableArray<TeamMember> onDuty = [.. members.Where(member => Hours(member)?.Contains(from) ?? true)];
            return (onDuty.IsEmpty ? members : onDuty, from);
        }
        var firsts = members.Select(member => (Member: member, At: FirstOnDuty(member, from))).Where(first => first.At is not null).ToList();
        if (firsts.Count == 0) return (members, FirstCalm(from));
        var at = firsts.Min(first => first.At!.Value);
        return ([.. firsts.Where(first => first.At == at).Select(first => first.Member)], at);
    }

    private DateTimeOffset? FirstOnDuty(TeamMember member, DateTimeOffset from)
    {
        var hours = Hours(member);
        for (var at = from; at < from + ZonedHours.Horizon;)
        {
            if ((hours is null ? at : hours.FirstInside(at)) is not { } onDuty) return null;
            var calm = FirstCalm(onDuty);
            if (calm == at) return at;
            at = calm;
        }
        return null;
    }

    private ZonedHours? Hours(TeamMember member) => member.Hours is { } hours ? new ZonedHours(hours, zone) : null;
}
