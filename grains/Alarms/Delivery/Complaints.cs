using System.Collections.Immutable;
using Kazva.Alarms.Life;
using Kazva.Definition;
using Kazva.RollUp;

namespace Kazva.Alarms.Delivery;

/// <summary>Counts what people complain of.</summary>
internal static class Complaints
{
    /// <summary>The most frequent choices, by falling count. A choice that no questionnaire has any more is called by its id.</summary>
    public static ImmutableArray<Complaint> Top(GridIndex grid, IEnumerable<DissatisfiedAnswer> dissatisfied, string language, int most) =>
    [
        .. dissatisfied
            .SelectMany(answer => answer.Answers.SelectMany(taken => taken.Choices.Select(choice => (
                taken.Question, Choice: choice, Text: ChoiceText(grid, answer.Location, taken.Question, choice, language)))))
            .GroupBy(taken => taken)
            .Select(same => new Complaint(same.Key.Question, same.Key.Choice, same.Key.Text, same.Count()))
            .OrderByDescending(complaint => complaint.Count).ThenBy(complaint => complaint.Text, StringComparer.Ordinal)
            .Take(most),
    ];

    /// <summary>What a choice says.</summary>
    public static string ChoiceText(GridIndex grid, string location, string question, string choice, string language)
    {
        if (!grid.Locations.TryGetValue(location, out var plate)) return choice;
        var text = grid.Categories[plate.Category].FindChoice(question, choice)?.Text.In(language, [.. grid.Grid.Organisation.Languages]);
        return string.IsNullOrEmpty(text) ? choice : text;
    }

    /// <summary>The locations that a subject is about.</summary>
    public static ImmutableArray<string> Locations(GridIndex grid, AlarmSubject subject)
    {
        switch (subject.Level)
        {
            case GridLevel.Location: return grid.Locations.ContainsKey(subject.Id) ? [subject.Id] : [];
            case GridLevel.Settlement: return grid.BySettlement.GetValueOrDefault(subject.Id, []);
            case GridLevel.Category: return grid.ByCategory.GetValueOrDefault(subject.Id, []);
            case GridLevel.Organisation: return grid.AllCodes;
            default:
                var (settlement, category) = GridKey.Parse(subject.Id);
                return [.. grid.BySettlement.GetValueOrDefault(settlement, []).Where(code => grid.Locations[code].Category == category)];
        }
    }
}
