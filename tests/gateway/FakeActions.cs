using System.Collections.Immutable;
using Kazva.Actions;
using Kazva.Definition;

namespace Kazva.Gateway.Tests;

/// <summary>What was done, as a test says.</summary>
internal sealed class FakeActions : IActionsGrain
{
    private int _asked;

    public ImmutableArray<PublishedAction> Published { get; set; } = [];

    public Dictionary<Guid, ActionEffect> Effects { get; } = [];

    public Exception? Failure { get; set; }

    /// <summary>How often what is published was asked for.</summary>
    public int Asked => Volatile.Read(ref _asked);

    public PublishedAction Add(ActionPlace place, LocalText text, DateTimeOffset doneAt)
    {
        var action = new PublishedAction(Guid.NewGuid(), place, text, doneAt);
        Published = Published.Add(action);
        return action;
    }

    public Task<ActionReply> Change(ActionChange change) => throw new NotSupportedException();

    public Task<PublishedActions?> GetPublished(long known)
    {
        Interlocked.Increment(ref _asked);
        return Failure is { } failure
            ? Task.FromException<PublishedActions?>(failure)
            : Task.FromResult(known == Published.Length ? null : new PublishedActions(Published.Length, Published));
    }

    public Task<ImmutableArray<ActionEffect>> GetEffects(ImmutableArray<Guid> actions) => Failure is { } failure
        ? Task.FromException<ImmutableArray<ActionEffect>>(failure)
        : Task.FromResult(Effects.Values.Where(effect => actions.Contains(effect.Action)).ToImmutableArray());
}
