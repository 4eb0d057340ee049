using System.Collections.Immutable;
using Kazva.Alarms;
using Kazva.Alarms.Life;
using Kazva.Alarms.Rules;
using Kazva.Definition;

namespace Kazva.Dashboard.Alarms.Mirror;

/// <summary>The hub's message of what changed, and of nothing else.</summary>
internal sealed record AlarmMessage(
    string Epoch, long Seq, ImmutableArray<AlarmView> Alarms, ImmutableArray<AlarmTransition> Transitions, ImmutableArray<AlarmSilence> Silences)
{
    public static AlarmMessage Of(AlarmNews news, GridIndex grid) =>
        new(news.Epoch, news.Seq, [.. news.Alarms.Select(alarm => AlarmView.Of(alarm, grid))], news.Transitions, news.Silences);
}

/// <summary>All that a browser needs of alarms: the hub's message after anything missed, and a part of the snapshot.</summary>
internal sealed record AlarmsView(
    string Epoch,
    long Seq,
    DateTimeOffset? Judged,
    ImmutableArray<AlarmView> Alarms,
    ImmutableArray<AlarmSilence> Silences,
    ImmutableArray<RuleName> Rules,
    ImmutableArray<TeamName> Teams)
{
    public static AlarmsView Of(AlarmSnapshot snapshot, GridIndex grid) => new(
        snapshot.Epoch,
        snapshot.Seq,
        snapshot.Judged,
        [.. snapshot.Alarms.Select(alarm => AlarmView.Of(alarm, grid))],
        snapshot.Silences,
        [.. snapshot.Rules.Select(rule => new RuleName(rule.Rule.Id, rule.Rule.Name, rule.Rule.Lane, rule.Rule.Drop?.Measure, rule.Rule.Severity, rule.Rule.Team))],
        [.. (grid.Grid.Teams ?? []).Select(team => new TeamName(team.Id, team.Name))]);
}

/// <summary>What the page calls a rule, and how it reads its figures.</summary>
internal sealed record RuleName(string Id, LocalText Name, AlarmLane Lane, DropMeasure? Measure, AlarmSeverity Severity, string? Team);

/// <summary>What the page calls a team.</summary>
internal sealed record TeamName(string Id, LocalText Name);
