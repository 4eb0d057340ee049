using Kazva.Definition;

namespace Kazva.Actions;

/// <summary>One change of an action: what stands since then, and who made it so. Changes are kept for ever; the newest of an action is what
/// it is now.</summary>
/// <param name="Action">The action's id, made by who published it and kept through retries.</param>
/// <param name="Number">Of this action, from 1, one by one.</param>
/// <param name="Text">What was done, in the organisation's languages.</param>
/// <param name="DoneAt">When it was done.</param>
/// <param name="At">When the change was made.</param>
[GenerateSerializer, Immutable, Alias("kazva.action-change")]
public sealed record ActionChange(
    [property: Id(0)] Guid Action,
    [property: Id(1)] int Number,
    [property: Id(2)] ActionChangeKind Kind,
    [property: Id(3)] ActionPlace Place,
    [property: Id(4)] LocalText Text,
    [property: Id(5)] DateTimeOffset DoneAt,
    [property: Id(6)] DateTimeOffset At,
    [property: Id(7)] string Who)
{
    /// <summary>The most characters of a text in one language.</summary>
    public const int LongestText = 500;

    /// <summary>Whether another change says the same, whoever made it and whenever.</summary>
    public bool HasContentOf(ActionChange other) =>
        Kind == other.Kind && Place == other.Place && DoneAt == other.DoneAt && Text.ByLanguage.SequenceEqual(other.Text.ByLanguage);
}

/// <summary>The kinds of change.</summary>
[GenerateSerializer, Alias("kazva.action-change-kind")]
public enum ActionChangeKind
{
    /// <summary>Citizens see it from now on.</summary>
    Published,

    /// <summary>Its text or its time was put right.</summary>
    Edited,

    /// <summary>Citizens see it no more. It stays so.</summary>
    Withdrawn,
}
