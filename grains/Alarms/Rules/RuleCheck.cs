using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Kazva.Definition;

namespace Kazva.Alarms.Rules;

/// <summary>Tells whether a rule can be judged on a grid, wherever it comes from: a definition's file, or the API.</summary>
public static partial class RuleCheck
{
    /// <summary>The most characters of an id.</summary>
    public const int LongestId = 60;

    /// <summary>The most characters of a name in one language.</summary>
    public const int LongestName = 120;

    /// <summary>The longest cool-down.</summary>
    public static readonly TimeSpan LongestCoolDown = TimeSpan.FromDays(90);

    /// <summary>All mistakes of a rule; none when it can be judged.</summary>
    /// <param name="grid">What the rule's settlements, categories, codes, choices and team should be in.</param>
    public static ImmutableArray<RuleMistake> Of(AlarmRule rule, Grid grid)
    {
        var mistakes = new RuleMistakes();
        if (rule.Id is null || rule.Id.Length > LongestId || !IdPattern().IsMatch(rule.Id))
            mistakes.Add("id", $"An id is of lower-case letters, digits and hyphens, at most {LongestId}.");
        CheckName(rule.Name, mistakes);
        ScopeCheck.Into(mistakes, rule, grid);
        if (!Enum.IsDefined(rule.Severity)) mistakes.Add("severity", "A severity is notice, warning or critical.");
        CheckTeam(rule.Team, grid, mistakes);
        mistakes.CheckTime("coolDown", rule.CoolDown, TimeSpan.Zero, LongestCoolDown);

        var lanes = (rule.Safety is null ? 0 : 1) + (rule.Drop is null ? 0 : 1) + (rule.Silence is null ? 0 : 1);
        if (lanes != 1) mistakes.Add("", "A rule has exactly one of safety, drop and silence.");
        if (rule.Drop is { } drop) DropCheck.Into(mistakes, drop, rule.Scope, grid);
        if (rule.Silence is { } silence)
        {
            mistakes.CheckConfidence("silence.confidence", silence.Confidence);
            mistakes.CheckCount("silence.minCount", silence.MinCount);
        }
        return mistakes.All;
    }

    private static void CheckName(LocalText? name, RuleMistakes mistakes)
    {
        if (name?.ByLanguage is not { IsEmpty: false } texts)
        {
            mistakes.Add("name", "A name in at least one language is needed.");
            return;
        }
        foreach (var (language, text) in texts)
            if (string.IsNullOrWhiteSpace(text) || text.Length > LongestName)
                mistakes.Add($"name.{language}", $"A name has from 1 to {LongestName} characters.");
            // It goes into subjects of mail and into the database, which takes no zero character.
            else if (text.Any(char.IsControl)) mistakes.Add($"name.{language}", "A name is one line of text, without control characters.");
    }

    private static void CheckTeam(string? team, Grid grid, RuleMistakes mistakes)
    {
        if (team is null) return;
        var teams = grid.Teams ?? [];
        if (!teams.Any(known => known.Id == team))
            mistakes.Add("team", teams.IsEmpty ? $"There is no team '{team}': the definition has no teams." : $"There is no team '{team}'; the teams are {string.Join(", ", teams.Select(known => known.Id))}.");
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex IdPattern();
}
