using System.Collections.Immutable;
using Kazva.Alarms.Rules;

namespace Kazva.Silo.Import;

/// <summary>What stands under <c>drop</c> in a rule.</summary>
internal static class DropEntry
{
    // In the place of what is wrong by its form: such as gives no mistake with whatever stands beside it.
    private const double Least = 1e-9;
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly DropLevel Usual = new(null, 0);
    private static readonly DropRule StandIn =
        new(DropMeasure.Dissatisfied, null, null, [Day], Usual, 1 - Least, Least, 1, TimeSpan.Zero, Day, Pool: false);

    /// <summary>Reads it.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="places">Where its parts stand; those of the drop are added.</param>
    public static DropRule Read(YamlMap rule, Dictionary<string, Place> places)
    {
        places["drop"] = rule.PlaceOf("drop");
        if (rule.Map("drop") is not { } yaml) return StandIn;
        yaml.OnlyKeys("measure", "windows", "level", "confidence", "clear", "min-count", "for", "keep-for", "pool");
        foreach (var (part, key) in (ReadOnlySpan<(string, string)>)
            [
                ("measure", "measure"), ("windows", "windows"), ("level", "level"), ("confidence", "confidence"), ("clear", "clear"),
                ("minCount", "min-count"), ("for", "for"), ("keepFor", "keep-for"), ("pool", "pool"),
            ])
            places[$"drop.{part}"] = yaml.PlaceOf(key);

        var (measure, question, choice) = Measure(yaml, places);
        return new DropRule(
            measure, question, choice, Windows(yaml, places), yaml.Level("level", measure, Usual),
            yaml.Percent("confidence", StandIn.Confidence), yaml.Percent("clear", StandIn.Clear),
            yaml.Number("min-count", least: 1),
            yaml.Has("for") ? yaml.Duration("for", TimeSpan.Zero) : TimeSpan.Zero, yaml.Duration("keep-for", Day),
            yaml.Has("pool") && yaml.Flag("pool"));
    }

    private static (DropMeasure Measure, string? Question, string? Choice) Measure(YamlMap yaml, Dictionary<string, Place> places)
    {
        if (!yaml.IsMap("measure"))
            return yaml.Text("measure", t => t is "dissatisfied" or "mean", "dissatisfied, mean, or { question: …, choice: … }") is "mean"
                ? (DropMeasure.Mean, null, null)
                : (DropMeasure.Dissatisfied, null, null);

        var measure = yaml.Map("measure")!;
        measure.OnlyKeys("question", "choice");
        places["drop.question"] = measure.PlaceOf("question");
        places["drop.choice"] = measure.PlaceOf("choice");
        return (measure.Text("question"), measure.Text("choice")) is ({ Length: > 0 } question, { Length: > 0 } choice)
            ? (DropMeasure.Choice, question, choice)
            : (DropMeasure.Dissatisfied, null, null);
    }

    private static ImmutableArray<TimeSpan> Windows(YamlMap yaml, Dictionary<string, Place> places)
    {
        if (yaml.Count("windows") == 0) yaml.Wrong("windows", "windows is empty; expected at least one, such as [24h, 14d]");
        var windows = ImmutableArray.CreateBuilder<TimeSpan>();
        foreach (var (text, place) in yaml.Texts("windows"))
        {
            if (text.Length == 0) continue;
            if (!RuleTime.TryParse(text, out var window))
            {
                yaml.Wrong(place, $"'{text}' is not {Amounts.Time}");
                continue;
            }
            places[$"drop.windows[{windows.Count}]"] = place;
            windows.Add(window);
        }
        return windows.Count == 0 ? [Day] : windows.ToImmutable();
    }
}
