namespace Kazva.Embedded;

/// <summary>The identity of a grain: its type's name and its key.</summary>
/// <param name="Type">The name of the grain's class, see <see cref="GrainTypeAttribute"/>.</param>
/// <param name="Key">The key within the type.</param>
public readonly record struct GrainId(string Type, string Key)
{
    /// <summary>The identity with the given type and key.</summary>
    public static GrainId Create(string grainType, string key) => new(grainType, key);

    /// <summary><c>type/key</c>.</summary>
    public override string ToString() => $"{Type}/{Key}";
}
