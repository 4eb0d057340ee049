using System.Collections.Immutable;
using Kazva.Actions;
using Kazva.Definition;
using Kazva.Windows;

namespace Kazva.Dashboard.Actions;

/// <summary>An action as its newest change left it.</summary>
/// <param name="ChangedAt">When it was last changed.</param>
/// <param name="Who">Who changed it last.</param>
internal sealed record ActionView(
    Guid Id, int Number, ActionState State, ActionPlace Place, LocalText Text, DateTimeOffset DoneAt, DateTimeOffset ChangedAt, string Who)
{
    public static ActionView Of(ActionChange newest) => new(
        newest.Action, newest.Number, newest.Kind == ActionChangeKind.Withdrawn ? ActionState.Withdrawn : ActionState.Published,
        newest.Place, newest.Text, newest.DoneAt, newest.At, newest.Who);
}

internal enum ActionState
{
    /// <summary>Citizens see it.</summary>
    Published,

    /// <summary>They see it no more.</summary>
    Withdrawn,
}

/// <summary>The actions of an organisation, what was done last first.</summary>
internal sealed record ActionList(ImmutableArray<ActionView> Actions);

/// <summary>An action with every change of it, and what people said before and after.</summary>
/// <param name="Effect">Null when it is withdrawn.</param>
internal sealed record ActionStory(ActionView Action, ImmutableArray<ActionChange> History, EffectView? Effect);

/// <summary>What people said on both sides, of so many days each.</summary>
internal sealed record EffectView(int Days, Satisfaction Before, Satisfaction After)
{
    public static EffectView? Of(ActionEffect? effect) => effect is null ? null : new(ActionEffect.Days, effect.Before, effect.After);
}
