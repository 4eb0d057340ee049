using System.Collections.Immutable;
using Kazva.Alarms.Life;
using Kazva.Alarms.Rules;
using Kazva.Alarms.Storage;
using Kazva.Definition;
using Kazva.Submissions;

namespace Kazva.Alarms.Judging.Tests;

/// <summary>A small grid, rules for it, and answers: two settlements, one within the other; playgrounds and buses.</summary>
internal static class Town
{
    public static readonly DateTimeOffset Start = new(2026, 5, 4, 0, 0, 0, TimeSpan.Zero);

    private static readonly LocalText Name = new(ImmutableSortedDictionary<string, string>.Empty.Add("en", "x"));

    private static readonly Questionnaire Dangers = new(1,
    [
        new("wrong", Branch.Low, Name, Multiple: true, [new("swing", Name, Safety: true), new("wire", Name, Safety: true), new("dirt", Name)]),
    ]);

    public static GridIndex Grid { get; } = GridOf("UTC", ["A1", "A2", "A3"], ["B1"]);

    /// <summary>A grid with playgrounds and bus stops in the village <c>v</c>, which lies within <c>m</c>; D1 is a playground of <c>m</c>, out of use is X1.</summary>
    public static GridIndex GridOf(string zone, string[] playgrounds, string[] buses) => new(new Grid(
        new Organisation("org", Name, ["en"], zone),
        [new Settlement("m", Name, null, null), new Settlement("v", Name, null, null, Within: "m")],
        [new Category("play", Name, Dangers), new Category("bus", Name, new Questionnaire(1, []))],
        [
            .. playgrounds.Select(code => new Location(code, Name, "v", "play", null, null)),
            .. buses.Select(code => new Location(code, Name, "v", "bus", null, null)),
            new Location("D1", Name, "m", "play", null, null),
            new Location("X1", Name, "v", "play", null, null, Retired: true),
        ]));

    public static AlarmScope Locations(params string[] codes) => new(ScopeKind.Locations, [.. codes]);

    public static AlarmScope Every { get; } = new(ScopeKind.EveryLocation, []);

    /// <summary>A rule: more than 30 % dissatisfied, with 80 %, clear below 50 %.</summary>
    public static AlarmRule Drop(
        AlarmScope? scope = null, TimeSpan? forTime = null, TimeSpan? keepFor = null, TimeSpan? coolDown = null, bool pool = false,
        int minCount = 4, double? level = 0.3, double margin = 0, DropMeasure measure = DropMeasure.Dissatisfied, params TimeSpan[] windows) =>
        new("drop", Name, scope ?? Locations("A1"), AlarmSeverity.Warning, "team", coolDown ?? TimeSpan.Zero, Drop: new DropRule(
            measure, measure == DropMeasure.Choice ? "wrong" : null, measure == DropMeasure.Choice ? "dirt" : null,
            windows is [] ? [TimeSpan.FromHours(1)] : [.. windows], new DropLevel(level, margin), 0.8, 0.5, minCount,
            forTime ?? TimeSpan.Zero, keepFor ?? TimeSpan.Zero, pool));

    public static AlarmRule Silence(AlarmScope? scope = null, int minCount = 30, TimeSpan? coolDown = null) =>
        new("silence", Name, scope ?? Locations("A1"), AlarmSeverity.Notice, null, coolDown ?? TimeSpan.Zero, Silence: new SilenceRule(0.99, minCount));

    public static AlarmRule Safety(AlarmScope? scope = null, TimeSpan? coolDown = null) =>
        new("safety", Name, scope ?? Every, AlarmSeverity.Critical, "team", coolDown ?? TimeSpan.FromDays(1), Safety: new SafetyRule());

    /// <summary>The rules, in force long since.</summary>
    public static ImmutableArray<RuleInForce> InForce(params AlarmRule[] rules) => [.. rules.Select(r => new RuleInForce(r, Start.AddYears(-1), null))];

    public static AlarmJudge Judge(params AlarmRule[] rules) => new(Grid, InForce(rules), [], Start);

    /// <summary>An answer that was received at once.</summary>
    public static JudgedAnswer Answer(string location, long number, int score, DateTimeOffset at, params string[] choices) =>
        new(location, number, Id(location, number), new Score(score), choices is [] ? [] : [new Answer("wrong", [.. choices])], at, at);

    public static Guid Id(string location, long number) => new([.. location.PadRight(8, '-').Select(c => (byte)c).Take(8), .. BitConverter.GetBytes(number)]);

    /// <summary>What happened, as "tick change", of all alarms in order.</summary>
    public static string[] Told(this IEnumerable<AlarmStep> steps) =>
        [.. steps.Select(s => $"{(s.Transition.At - Start).TotalMinutes:0} {s.Transition.Change}")];
}
