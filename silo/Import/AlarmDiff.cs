using System.Collections.Immutable;
using System.Globalization;
using Kazva.Alarms.Rules;
using Kazva.Alarms.Teams;
using Kazva.Definition;

namespace Kazva.Silo.Import;

/// <summary>What differs between two rules or two teams, in the words of the files. Addresses and secrets are never among them: who
/// imports may show the screen to others, and the output may be kept.</summary>
internal static class AlarmDiff
{
    /// <summary>Says when the shipped rules come to hold, or hold no more.</summary>
    public static IEnumerable<GridChange> WhereRulesComeFrom(Grid? current, Grid next)
    {
        if (current is null || current.Rules is null == next.Rules is null) yield break;
        yield return new GridChange(ChangeKind.Changed, "rules", "", next.Rules is null
            ? $"the shipped rules will hold again: there is no {AlarmsFile.Name} in the folder"
            : $"the shipped rules will hold no more: {AlarmsFile.Name} is in their place");
    }

    /// <summary>The differences of a rule.</summary>
    public static IEnumerable<string> Changes(AlarmRule a, AlarmRule b)
    {
        if (!GridJson.Same(a.Name, b.Name)) yield return "name";
        if (!GridJson.Same(a.Scope, b.Scope)) yield return "where it holds";
        if (a.Severity != b.Severity) yield return $"severity ({Word(a.Severity)} to {Word(b.Severity)})";
        if (a.Team != b.Team) yield return $"team ({a.Team ?? "none"} to {b.Team ?? "none"})";
        if (a.CoolDown != b.CoolDown) yield return FromTo("cool-down", a.CoolDown, b.CoolDown);
        if (a.Lane != b.Lane) yield return $"lane ({Word(a.Lane)} to {Word(b.Lane)})";
        foreach (var change in Changes(a.Drop, b.Drop).Concat(Changes(a.Silence, b.Silence))) yield return change;
    }

    /// <summary>The differences of a team.</summary>
    public static IEnumerable<string> Changes(Team a, Team b)
    {
        if (!GridJson.Same(a.Name, b.Name)) yield return "name";
        if (a.Language != b.Language) yield return $"language ({a.Language} to {b.Language})";
        if (!GridJson.Same(a.Quiet, b.Quiet)) yield return "quiet";
        if (Kinds(a.Channels) != Kinds(b.Channels)) yield return $"channels ({Kinds(a.Channels)} to {Kinds(b.Channels)})";
        else if (!GridJson.Same(a.Channels, b.Channels)) yield return "channels (an address or a secret)";
        foreach (var change in Changes(a.Members, b.Members)) yield return change;
        if (!GridJson.Same(a.Escalation, b.Escalation)) yield return "escalation";
    }

    private static IEnumerable<string> Changes(DropRule? a, DropRule? b)
    {
        if (a is null || b is null) yield break;
        if (a.Measure != b.Measure || a.Question != b.Question || a.Choice != b.Choice) yield return $"measure ({Measure(a)} to {Measure(b)})";
        if (!a.Windows.SequenceEqual(b.Windows)) yield return $"windows ({Windows(a)} to {Windows(b)})";
        if (a.Level != b.Level) yield return $"level ({Level(a)} to {Level(b)})";
        if (a.Confidence != b.Confidence) yield return FromTo("confidence", a.Confidence, b.Confidence);
        if (a.Clear != b.Clear) yield return FromTo("clear", a.Clear, b.Clear);
        if (a.MinCount != b.MinCount) yield return FromTo("min-count", a.MinCount, b.MinCount);
        if (a.For != b.For) yield return FromTo("for", a.For, b.For);
        if (a.KeepFor != b.KeepFor) yield return FromTo("keep-for", a.KeepFor, b.KeepFor);
        if (a.Pool != b.Pool) yield return $"pool ({(b.Pool ? "false to true" : "true to false")})";
    }

    private static IEnumerable<string> Changes(SilenceRule? a, SilenceRule? b)
    {
        if (a is null || b is null) yield break;
        if (a.Confidence != b.Confidence) yield return FromTo("confidence", a.Confidence, b.Confidence);
        if (a.MinCount != b.MinCount) yield return FromTo("min-count", a.MinCount, b.MinCount);
    }

    private static IEnumerable<string> Changes(ImmutableArray<TeamMember> a, ImmutableArray<TeamMember> b)
    {
        var before = a.ToDictionary(m => m.Id, StringComparer.Ordinal);
        var after = b.Select(m => m.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var member in b)
        {
            if (!before.TryGetValue(member.Id, out var old)) yield return $"member {member.Id} added";
            else if (!GridJson.Same(old, member)) yield return $"member {member.Id}";
        }
        foreach (var member in a.Where(m => !after.Contains(m.Id))) yield return $"member {member.Id} removed";
        if (a.Length == b.Length && a.All(m => after.Contains(m.Id)) && !a.Select(m => m.Id).SequenceEqual(b.Select(m => m.Id), StringComparer.Ordinal))
            yield return "order of the members";
    }

    private static string Measure(DropRule rule) => rule.Measure is DropMeasure.Choice ? $"{rule.Question}: {rule.Choice}" : Word(rule.Measure);

    private static string Windows(DropRule rule) => $"[{string.Join(", ", rule.Windows.Select(RuleTime.Format))}]";

    private static string Level(DropRule rule) => Amounts.Level(rule.Level, rule.Measure is DropMeasure.Mean);

    private static string Kinds(ImmutableArray<Channel> channels) => channels.IsEmpty ? "none" : string.Join(", ", channels.Select(c => ChannelEntry.Word(c.Kind)));

    private static string FromTo(string what, TimeSpan a, TimeSpan b) => $"{what} ({RuleTime.Format(a)} to {RuleTime.Format(b)})";

    private static string FromTo(string what, double a, double b) => $"{what} ({Amounts.Percent(a)} to {Amounts.Percent(b)})";

    private static string FromTo(string what, int a, int b) => string.Create(CultureInfo.InvariantCulture, $"{what} ({a} to {b})");

    private static string Word<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();
}
