using System.Collections.Immutable;
using Kazva.Alarms.Rules;
using Kazva.Alarms.Teams;

namespace Kazva.Silo.Import;

/// <summary>One entry of <see cref="TeamsFile"/>.</summary>
internal static class TeamEntry
{
    /// <summary>Reads an entry.</summary>
    /// <param name="languages">The organisation's, or empty when they could not be read.</param>
    public static Team Read(YamlMap yaml, ImmutableArray<string> languages, MistakeList mistakes)
    {
        yaml.OnlyKeys("id", "name", "language", "quiet", "members", "channels", "escalation");
        var id = yaml.Text("id", Spelling.IsId, Spelling.Id);
        var name = yaml.Local("name", languages);
        var language = languages.IsEmpty ? yaml.Text("language") : yaml.OneOf("language", languages) ?? languages[0];
        var members = Members(yaml, id, mistakes);
        if (!HasAny(yaml, "members") && !HasAny(yaml, "channels"))
            yaml.Wrong(yaml.Place, "the team can be told nothing; expected members, channels or both");
        return new Team(id, name, language, members, ChannelEntry.ReadAll(yaml, id), Escalation(yaml, members, mistakes), Quiet(yaml));
    }

    // What is no list is reported as such.
    private static bool HasAny(YamlMap yaml, string key) => yaml.Has(key) && yaml.Count(key) != 0;

    private static ImmutableArray<TeamMember> Members(YamlMap yaml, string team, MistakeList mistakes)
    {
        if (!yaml.Has("members")) return [];
        var seen = new FirstSeen("member");
        var members = ImmutableArray.CreateBuilder<TeamMember>();
        foreach (var member in yaml.Maps("members"))
        {
            member.OnlyKeys("id", "name", "hours", "channels");
            var id = member.Text("id", Spelling.IsId, Spelling.Id);
            seen.Add(id, member.PlaceOf("id"), mistakes);
            var name = member.Text("name");
            if (!HasAny(member, "channels"))
                member.Wrong("channels", "the member can be told nothing; expected channels with at least one");
            members.Add(new TeamMember(id, name, ChannelEntry.ReadAll(member, $"{team}/{id}"), member.Has("hours") ? WeekHours.Read(member, "hours") : null));
        }
        return members.ToImmutable();
    }

    private static DailyHours? Quiet(YamlMap yaml)
    {
        if (!yaml.Has("quiet")) return null;
        var quiet = WeekHours.Read(yaml, "quiet");
        if (quiet is { Days.Length: 7 } && quiet.From == quiet.To)
            yaml.Wrong("quiet", "quiet is all of the week, so nothing but safety would ever be told; expected a part of it, such as 22:00-07:00");
        return quiet;
    }

    private static ImmutableArray<EscalationStep> Escalation(YamlMap yaml, ImmutableArray<TeamMember> members, MistakeList mistakes)
    {
        if (!yaml.Has("escalation")) return [];
        var known = members.Select(m => m.Id).Where(id => id.Length > 0).ToHashSet(StringComparer.Ordinal);
        var steps = ImmutableArray.CreateBuilder<EscalationStep>();
        foreach (var step in yaml.Maps("escalation"))
        {
            step.OnlyKeys("after", "members");
            var latest = steps.Count == 0 ? TimeSpan.MinValue : steps[^1].After;
            var after = step.Duration("after", latest);
            if (after <= latest && !mistakes.Has(step.PlaceOf("after")))
                step.Wrong("after", $"after is {RuleTime.Format(after)}; expected later than the step before, {RuleTime.Format(latest)}");
            if (step.Count("members") == 0) step.Wrong("members", "members is empty; expected at least one");
            var seen = new FirstSeen("member");
            foreach (var (id, place) in step.Texts("members"))
            {
                seen.Add(id, place, mistakes);
                if (id.Length > 0 && !known.Contains(id)) step.Wrong(place, $"unknown member '{id}'{Nearest.Hint(id, known)}");
            }
            steps.Add(new EscalationStep(after, [.. seen.Ids]));
        }
        return steps.ToImmutable();
    }
}
