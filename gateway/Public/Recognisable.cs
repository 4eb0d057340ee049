using System.Collections.Immutable;
using Kazva.Actions;
using Kazva.Feed;
using Kazva.RollUp;
using Kazva.Windows;

namespace Kazva.Gateway.Public;

/// <summary>
/// What may not be shown beside each other. Of two spans one of which lies within the other, the difference can be worked out: where it
/// is a few answers, the page would tell of them what it tells of nobody.
/// </summary>
internal static class Recognisable
{
    /// <summary>Whether two figures, of spans one of which lies within the other, would tell of fewer than
    /// <see cref="FiguresPart.LeastAnswers"/> answers. A figure of so few is not shown itself, so it tells nothing.</summary>
    public static bool Between(Satisfaction one, Satisfaction other) =>
        one.Count >= FiguresPart.LeastAnswers && other.Count >= FiguresPart.LeastAnswers && IsFew(one.Count - other.Count);

    /// <summary>The effects of actions, with null for those whose figures may not stand beside the others of the page.</summary>
    /// <param name="actions">Those that come first are rather shown.</param>
    public static IReadOnlyDictionary<Guid, ActionEffect?> LeftOut(
        WindowFigures? figures, ImmutableArray<PublishedAction>? actions, IReadOnlyDictionary<Guid, ActionEffect> effects, DateTimeOffset now)
    {
        // Spans that end now lie within each other. Those of a settlement hold this place and others, whose answers are theirs as well.
        var untilNow = new List<Satisfaction>();
        if (figures is not null)
        {
            untilNow.Add(figures.Quarter);
            if (!Between(figures.Month, figures.Quarter)) untilNow.Add(figures.Month);
        }
        var shown = new Dictionary<Guid, ActionEffect?>();
        foreach (var action in actions ?? [])
        {
            if (!effects.TryGetValue(action.Id, out var effect)) continue;
            shown[action.Id] = effect;
            if (effect.Before.Count < FiguresPart.LeastAnswers || effect.After.Count < FiguresPart.LeastAnswers) continue;
            if (now - action.DoneAt > TimeSpan.FromDays(ActionEffect.Days)) continue;
            if (untilNow.Exists(span => Between(span, effect.After)) || IsRecognisableBefore(action, effect, figures)) shown[action.Id] = null;
            else untilNow.Add(effect.After);
        }
        return shown;
    }

    // What the window holds besides the answers since is the end of what was before.
    private static bool IsRecognisableBefore(PublishedAction action, ActionEffect effect, WindowFigures? figures) =>
        action.Place.Level == GridLevel.Location && figures is { Quarter.Count: >= FiguresPart.LeastAnswers }
        && IsFew(effect.Before.Count - (figures.Quarter.Count - effect.After.Count));

    private static bool IsFew(int answers) => Math.Abs(answers) is > 0 and < FiguresPart.LeastAnswers;
}
