using System.Collections.Immutable;
using Kazva.Definition;
using Kazva.Windows;

namespace Kazva.Actions;

/// <summary>
/// What an organisation has done, as its staff publish it and its citizens see it. Its key is the organisation's id.
/// </summary>
[Alias("kazva.actions")]
public interface IActionsGrain : IGrainWithStringKey
{
    /// <summary>Publishes, edits or withdraws an action. It has been checked already.</summary>
    [Alias("change")]
    Task<ActionReply> Change(ActionChange change);

    /// <summary>What is published, what was done last first; null when that is still the version that the caller knows.</summary>
    /// <param name="known">The version that the caller has; −1 for none.</param>
    [Alias("published"), AlwaysInterleave]
    Task<PublishedActions?> GetPublished(long known);

    /// <summary>What people said before and after each of some published actions; nothing of one that is not published.</summary>
    /// <param name="actions">At most <see cref="ActionEffect.MostAsked"/>.</param>
    [Alias("effects"), AlwaysInterleave]
    Task<ImmutableArray<ActionEffect>> GetEffects(ImmutableArray<Guid> actions);
}

/// <summary>What is published.</summary>
/// <param name="Version">The number of changes that were ever made: two that are equal tell of the same.</param>
[GenerateSerializer, Immutable, Alias("kazva.published-actions")]
public sealed record PublishedActions([property: Id(0)] long Version, [property: Id(1)] ImmutableArray<PublishedAction> Actions);

/// <summary>An action as everybody may see it.</summary>
[GenerateSerializer, Immutable, Alias("kazva.published-action")]
public sealed record PublishedAction(
    [property: Id(0)] Guid Id, [property: Id(1)] ActionPlace Place, [property: Id(2)] LocalText Text, [property: Id(3)] DateTimeOffset DoneAt)
{
    /// <summary>What a change made of an action.</summary>
    public static PublishedAction Of(ActionChange change) => new(change.Action, change.Place, change.Text, change.DoneAt);
}

/// <summary>What people said of the action's place in the <see cref="Days"/> days before it was done, and after it until now, at most as long.
/// The hour in which it was done counts for neither, unless it was done on the hour.</summary>
[GenerateSerializer, Immutable, Alias("kazva.action-effect")]
public sealed record ActionEffect(
    [property: Id(0)] Guid Action, [property: Id(1)] Satisfaction Before, [property: Id(2)] Satisfaction After)
{
    /// <summary>How many days are looked at on each side.</summary>
    public const int Days = 90;

    /// <summary>The most effects that are asked for at once.</summary>
    public const int MostAsked = 10;
}

/// <summary>The answer to a change.</summary>
/// <param name="Newest">The newest change of the action, where there is one.</param>
[GenerateSerializer, Immutable, Alias("kazva.action-reply")]
public sealed record ActionReply([property: Id(0)] ActionOutcome Outcome, [property: Id(1)] ActionChange? Newest = null);

/// <summary>What became of a change.</summary>
[GenerateSerializer, Alias("kazva.action-outcome")]
public enum ActionOutcome
{
    /// <summary>Done, and durable; or the very same was done before.</summary>
    Done,

    /// <summary>There is no such action.</summary>
    Unknown,

    /// <summary>Somebody else changed it meanwhile, or it is withdrawn, or the id is that of another action; nothing was written.</summary>
    Conflict,
}
