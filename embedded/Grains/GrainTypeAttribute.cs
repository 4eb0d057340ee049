namespace Kazva.Embedded;

/// <summary>Names a grain class in identities and storage keys, so that the class may be renamed.
/// Without it the name is the class's, in lower case and without the suffix <c>Grain</c>.</summary>
/// <param name="grainType">The name.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class GrainTypeAttribute(string grainType) : Attribute
{
    /// <summary>The name.</summary>
    public string GrainType { get; } = grainType;
}
