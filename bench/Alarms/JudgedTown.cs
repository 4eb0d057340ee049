using System.Collections.Immutable;
using Kazva.Alarms.Judging;
using Kazva.Alarms.Life;
using Kazva.Alarms.Rules;
using Kazva.Alarms.Storage;
using Kazva.Definition;
using Kazva.Submissions;

namespace Kazva.Bench.Alarms;

/// <summary>A town as the program's own judge sees it: its grid and its log.</summary>
internal sealed class JudgedTown(Town town)
{
    private static readonly LocalText Name = new(ImmutableSortedDictionary<string, string>.Empty.Add("en", "x"));

    private readonly GridIndex _grid = new(GridOf(town));
    private readonly ImmutableArray<JudgedAnswer> _log = LogOf(town);

    /// <summary>What really happened.</summary>
    public Town Town => town;

    /// <summary>Judges the whole log by one rule, as it is judged live.</summary>
    /// <returns>The alarms that fired or were reopened: whenever somebody is told.</returns>
    public IReadOnlyList<Firing> Judge(AlarmRule rule)
    {
        var begun = town.From.AddDays(1);
        var judge = new AlarmJudge(_grid, [new RuleInForce(rule, town.From, null)], [], begun);
        foreach (var answer in _log) judge.Take(answer);
        return [.. judge.JudgeUntil(town.To)
            .Where(step => step.Transition.Change is AlarmChange.Fired or AlarmChange.Reopened)
            .Select(step => new Firing(step.Alarm.Subject.Id, step.Transition.At))];
    }

    private static Grid GridOf(Town town) => new(
        new Organisation("town", Name, ["en"], "UTC"),
        [.. town.Places.Select(place => place.Settlement).Distinct(StringComparer.Ordinal).Select(id => new Settlement(id, Name, null, null))],
        [.. town.Places.Select(place => place.Category).Distinct(StringComparer.Ordinal).Select(id => new Category(id, Name, new Questionnaire(1, [])))],
        [.. town.Places.Select(place => new Location(place.Code, Name, place.Settlement, place.Category, null, null))]);

    private static ImmutableArray<JudgedAnswer> LogOf(Town town)
    {
        var ids = 0;
        return [.. town.Places
            .SelectMany(place => place.Answers.Select((answer, at) =>
                new JudgedAnswer(place.Code, at + 1, new Guid(++ids, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0), new Score(answer.Score), [], answer.At, answer.At)))
            .OrderBy(answer => answer.ReceivedAt)];
    }
}
