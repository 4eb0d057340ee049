using System.ComponentModel;

namespace Kazva.Embedded.Calls;

/// <summary>A method of a grain or observer interface, as generated code describes it.</summary>
/// <param name="name">Its name.</param>
/// <param name="traits">What its attributes say.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class GrainMethod(string name, GrainMethodTraits traits)
{
    /// <summary>Its name.</summary>
    public string Name { get; } = name;

    /// <summary>What its attributes say.</summary>
    public GrainMethodTraits Traits { get; } = traits;
}

/// <summary>What the attributes of a method say.</summary>
[Flags, EditorBrowsable(EditorBrowsableState.Never)]
public enum GrainMethodTraits
{
    /// <summary>No attribute.</summary>
    None = 0,

    /// <summary><see cref="AlwaysInterleaveAttribute"/>.</summary>
    AlwaysInterleave = 1,

    /// <summary><see cref="ReadOnlyAttribute"/>.</summary>
    ReadOnly = 2,

    /// <summary><see cref="OneWayAttribute"/>, or a method of an observer that returns nothing.</summary>
    OneWay = 4,
}
