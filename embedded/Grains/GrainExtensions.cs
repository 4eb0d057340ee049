using Kazva.Embedded.Calls;

namespace Kazva.Embedded;

/// <summary>What a grain or a reference to one can tell about itself.</summary>
public static class GrainExtensions
{
    /// <summary>The identity of a grain, or of the grain that a reference leads to.</summary>
    /// <exception cref="ArgumentException">Neither a grain nor a reference.</exception>
    public static GrainId GetGrainId(this IAddressable grain) => grain switch
    {
        Grain self => self.Activation.GrainId,
        GrainReference reference => reference.GrainId,
        _ => throw new ArgumentException($"{grain.GetType()} is neither a grain nor a reference to one.", nameof(grain)),
    };

    /// <summary>The key of a grain, or of the grain that a reference leads to.</summary>
    public static string GetPrimaryKeyString(this IAddressable grain) => grain.GetGrainId().Key;

    /// <summary>A reference to a grain by another of its interfaces. A grain hands itself to others by this, never by <c>this</c>.</summary>
    public static TGrainInterface AsReference<TGrainInterface>(this IAddressable grain) => grain switch
    {
        Grain self => self.Activation.Host.Reference<TGrainInterface>(self.Activation.GrainId),
        GrainReference reference => reference.As<TGrainInterface>(),
        _ => throw new ArgumentException($"{grain.GetType()} is neither a grain nor a reference to one.", nameof(grain)),
    };
}
