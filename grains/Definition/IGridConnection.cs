namespace Kazva.Definition;

/// <summary>This process's way to the grains, which may be in other processes.</summary>
public interface IGridConnection
{
    /// <summary>Whether the grains cannot be reached at all: no call needs to be tried.</summary>
    bool IsLost { get; }

    /// <summary>Whether a call that failed with this may succeed when it is made again a moment later, such as when the process that
    /// held the grain has just ended. The outcome of the failed one is unknown.</summary>
    bool IsPassing(Exception exception);
}

/// <summary>The grains are in this process and end with it.</summary>
public sealed class LocalGrid : IGridConnection
{
    /// <inheritdoc/>
    public bool IsLost => false;

    /// <inheritdoc/>
    public bool IsPassing(Exception exception) => false;
}
