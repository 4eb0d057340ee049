using System.Collections.Immutable;
using Kazva.Definition;

namespace Kazva.Alarms.Rules;

/// <summary>Checks a drop rule.</summary>
internal static class DropCheck
{
    /// <summary>The most windows.</summary>
    private const int MostWindows = 8;

    private static readonly TimeSpan ShortestWindow = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestWindow = TimeSpan.FromDays(90);

    /// <summary>What judging has to look back over after a start grows with these.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(30);

    public static void Into(RuleMistakes mistakes, DropRule drop, AlarmScope? scope, Grid grid)
    {
        if (!Enum.IsDefined(drop.Measure)) mistakes.Add("drop.measure", "A measure is dissatisfied, mean or choice.");
        CheckChoice(mistakes, drop, scope, grid);
        CheckWindows(mistakes, drop.Windows.IsDefault ? [] : drop.Windows);
        CheckLevel(mistakes, drop);
        mistakes.CheckConfidence("drop.confidence", drop.Confidence);
        if (drop.Clear is not (> 0 and < 1)) mistakes.Add("drop.clear", "A probability above 0 and at most confidence.");
        else if (drop.Clear > drop.Confidence) mistakes.Add("drop.clear", FormattableString.Invariant($"At most confidence, {drop.Confidence}; {drop.Clear} is above it."));
        mistakes.CheckCount("drop.minCount", drop.MinCount);
        mistakes.CheckTime("drop.for", drop.For, TimeSpan.Zero, LongestWait);
        mistakes.CheckTime("drop.keepFor", drop.KeepFor, TimeSpan.Zero, LongestWait);
        if (drop.Pool && scope is not null && !ScopeCheck.IsOfLocations(scope.Kind))
            mistakes.Add("drop.pool", "Only rules about single locations are pooled: everyLocation or locations.");
    }

    private static void CheckChoice(RuleMistakes mistakes, DropRule drop, AlarmScope? scope, Grid grid)
    {
        if (drop.Measure != DropMeasure.Choice)
        {
            if (drop.Question is not null) mistakes.Add("drop.question", "Only with the measure choice.");
            if (drop.Choice is not null) mistakes.Add("drop.choice", "Only with the measure choice.");
            return;
        }
        if (drop.Question is null) mistakes.Add("drop.question", "The measure choice needs the question of the choice.");
        if (drop.Choice is null) mistakes.Add("drop.choice", "The measure choice needs the choice.");
        if (drop.Question is null || drop.Choice is null) return;

        var questions = ScopeCheck.CategoriesOf(scope, grid).SelectMany(category => category.Questionnaire.Questions).Where(question => question.Id == drop.Question).ToList();
        if (questions.Count == 0) mistakes.Add("drop.question", $"No category of the scope has a question '{drop.Question}'.");
        else if (!questions.Any(question => question.Choices.Any(choice => choice.Id == drop.Choice)))
            mistakes.Add("drop.choice", $"The question '{drop.Question}' has no choice '{drop.Choice}'.");
    }

    private static void CheckWindows(RuleMistakes mistakes, ImmutableArray<TimeSpan> windows)
    {
        if (windows.Length is 0 or > MostWindows) mistakes.Add("drop.windows", $"From 1 to {MostWindows} windows.");
        for (var i = 0; i < windows.Length; i++)
        {
            mistakes.CheckTime($"drop.windows[{i}]", windows[i], ShortestWindow, LongestWindow);
            if (i > 0 && windows[i] <= windows[i - 1]) mistakes.Add($"drop.windows[{i}]", "The windows stand from the shortest to the longest.");
        }
    }

    private static void CheckLevel(RuleMistakes mistakes, DropRule drop)
    {
        if (drop.Level is not { } level)
        {
            mistakes.Add("drop.level", "A level is needed: fixed, or a margin on the usual level.");
            return;
        }
        var isMean = drop.Measure == DropMeasure.Mean;
        if (level.Fixed is { } at)
        {
            if (isMean ? at is not (> 1 and <= 10) : at is not (>= 0 and < 1))
                mistakes.Add("drop.level.fixed", isMean ? "A mean above 1, at most 10." : "A share from 0, below 1.");
            if (level.Margin != 0) mistakes.Add("drop.level.margin", "Only with the usual level; a fixed level has none.");
        }
        else if (isMean ? level.Margin is not (>= 0 and < 9) : level.Margin is not (>= 0 and < 1))
            mistakes.Add("drop.level.margin", isMean ? "From 0, below 9 points." : "From 0, below 1.");
    }
}
