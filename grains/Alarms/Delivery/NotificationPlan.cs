using System.Collections.Immutable;
using System.Numerics;
using Kazva.Alarms.Life;
using Kazva.Alarms.Teams;
using Kazva.Definition;

namespace Kazva.Alarms.Delivery;

/// <summary>
/// Who must be told of what, and when: the outbox's rows of one commit. A pure function.
/// <para><b>What.</b> That an alarm fired, was reopened, and that what had fired is resolved. The rest is for the dashboard, which hears all; but of a danger
/// that is reported again and again the 2nd, 4th, 8th, … report is told too, at full <see cref="JoinWindow"/>s since it fired, so that an alarm makes at most one
/// such message a window, and few rows however many report it.</para>
/// <para><b>When.</b> Safety at once. The rest at the next full <see cref="GroupWindow"/> by the clock, so that all alarms of a window go in one message, and
/// not in quiet hours nor off duty. A later step of the escalation has a row from the start, due as long after the step before it as the team says,
/// counted from when that one could be told: whoever is first has as long by night as by day. Whether it is still needed is seen when it is due.</para>
/// </summary>
public static class NotificationPlan
{
    /// <summary>What is not urgent is held until the next full window, to be told with others.</summary>
    public static readonly TimeSpan GroupWindow = TimeSpan.FromSeconds(30);

    /// <summary>Further reports of a danger are told at most once in this time.</summary>
    public static readonly TimeSpan JoinWindow = TimeSpan.FromMinutes(10);

    /// <summary>The rows for the steps of one commit.</summary>
    /// <param name="alarms">Those that stand after the steps; resolved ones among them do no harm.</param>
    /// <param name="silences">Those that have not ended.</param>
    public static ImmutableArray<Notification> Of(
        GridIndex grid, IEnumerable<AlarmStep> steps, IReadOnlyCollection<Alarm> alarms, IReadOnlyCollection<AlarmSilence> silences, DateTimeOffset now)
    {
        var rows = ImmutableArray.CreateBuilder<Notification>();
        var zone = TimeZoneInfo.FindSystemTimeZoneById(grid.Grid.Organisation.TimeZone);
        foreach (var (alarm, transition) in steps)
        {
            if (alarm.FiredAt is not { } firedAt || Team(grid, alarm) is not { } team) continue;
            var quiet = Quieting.Reason(grid, alarm, alarms, silences, now);
            // Nobody has seen what fires in a silence. If it still does when that ends, it is told as if it fired then.
            var held = transition.Change is not AlarmChange.Resolved ? quiet?.Until : null;
            var plan = new TeamPlan(team, zone, alarm, transition.Number, held ?? now);
            IEnumerable<Notification> told = transition.Change switch
            {
                AlarmChange.Fired or AlarmChange.Reopened => plan.Fired(),
                AlarmChange.Resolved => plan.Resolved(now - firedAt),
                AlarmChange.Joined when BitOperations.IsPow2(alarm.Reports) => plan.Joined(NextWindow(firedAt, held ?? now, JoinWindow)),
                _ => [],
            };
            rows.AddRange(
                quiet is not { } why ? told
                : held is not null ? told.Select(row => row with { CreatedAt = now, Result = why.Reason })
                : told.Select(row => row with { State = NotificationState.Quietened, SettledAt = now, Result = why.Reason }));
        }
        return rows.DrainToImmutable();
    }

    /// <summary>A row that sends a test message by a channel, at once.</summary>
    /// <param name="member">Whose channel it is; null of a channel of the team.</param>
    public static Notification Test(Team team, TeamMember? member, Channel channel, DateTimeOffset now) => new(
        $"test/{Guid.NewGuid():N}", Alarm: null, Number: 0, team.Id, member?.Id, channel.Id, Step: 0, Urgent: true, now, now, NotificationState.Waiting);

    /// <summary>The end of the window, counted from a moment, that another moment is in; itself when it is the end of one.</summary>
    internal static DateTimeOffset NextWindow(DateTimeOffset since, DateTimeOffset now, TimeSpan window)
    {
        var over = (now - since).Ticks % window.Ticks;
        return over == 0 ? now : now.AddTicks((over > 0 ? window.Ticks : 0) - over);
    }

    private static Team? Team(GridIndex grid, Alarm alarm) =>
        alarm.Team is { } id && grid.Grid.Teams is { } teams ? teams.FirstOrDefault(team => team.Id == id) : null;
}
