using System.Collections.Immutable;
using Kazva.Definition;

namespace Kazva.Alarms.Rules;

/// <summary>The rules of an organisation whose definition has no <c>alarms.yaml</c>. Their numbers come from <c>bench -- alarms</c>: see docs/alarms.md.</summary>
public static class DefaultRules
{
    /// <summary>One rule of each lane, for every location.</summary>
    /// <param name="team">The team that is told; null for the dashboard alone.</param>
    public static ImmutableArray<AlarmRule> For(string? team) =>
    [
        new("safety", Text("Опасност", "Danger"), Every, AlarmSeverity.Critical, team, TimeSpan.FromDays(1), Safety: new SafetyRule()),
        new("drop", Text("Спад на удовлетвореността", "Satisfaction fell"), Every, AlarmSeverity.Warning, team, TimeSpan.FromDays(7), Drop: new DropRule(
            DropMeasure.Dissatisfied, Question: null, Choice: null, [.. Windows], new DropLevel(Fixed: null, Margin: 0.10),
            Confidence: 0.9, Clear: 0.5, MinCount: 4, For: TimeSpan.Zero, KeepFor: TimeSpan.FromDays(1), Pool: true)),
        new("silence", Text("Няма отговори", "No answers"), Every, AlarmSeverity.Notice, team, TimeSpan.FromDays(7), Silence: new SilenceRule(0.9999, 30)),
    ];

    // The short ones are for places that are answered all the time, the long ones for those that are answered once a day.
    private static TimeSpan[] Windows { get; } =
    [
        TimeSpan.FromHours(1), TimeSpan.FromHours(6), TimeSpan.FromDays(1), TimeSpan.FromDays(3), TimeSpan.FromDays(7), TimeSpan.FromDays(14),
        TimeSpan.FromDays(28),
    ];

    private static AlarmScope Every { get; } = new(ScopeKind.EveryLocation, []);

    private static LocalText Text(string bulgarian, string english) =>
        new(new Dictionary<string, string>(StringComparer.Ordinal) { ["bg"] = bulgarian, ["en"] = english }.ToImmutableSortedDictionary(StringComparer.Ordinal));
}
