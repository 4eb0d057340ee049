using System.ComponentModel;

namespace Kazva.Embedded.Turns;

/// <summary>Something that a <see cref="TurnRunner"/> is to do; a node of its inbox.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class InboxItem : SynchronizationContext
{
    private protected InboxItem() { }

    /// <summary>The neighbour in the one list that this item is in at a time.</summary>
    internal InboxItem? Next;

    /// <summary>Does it. Only the runner's drain calls this, one item at a time.</summary>
    internal abstract void Handle(TurnRunner runner);
}
