using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Kazva.Embedded.Calls;

/// <summary>Where generated code says how to make references; its module initialisers do so.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class GrainReferences
{
    /// <summary>Says how to make a reference by an interface.</summary>
    public static void Register<TInterface>(Func<GrainReferenceTarget, TInterface> create) => Of<TInterface>.Create = create;

    internal static TInterface Create<TInterface>(GrainReferenceTarget target) =>
        (Of<TInterface>.Create ?? Find<TInterface>())(target);

    private static Func<GrainReferenceTarget, TInterface> Find<TInterface>()
    {
        // An assembly that only gave its types so far has not run its initialiser.
        RuntimeHelpers.RunModuleConstructor(typeof(TInterface).Module.ModuleHandle);
        return Of<TInterface>.Create ?? throw new InvalidOperationException(
            $"There is no generated reference for {typeof(TInterface)}: it is no grain or observer interface, "
            + $"or {typeof(TInterface).Assembly.GetName().Name} is built without the generator.");
    }

    private static class Of<TInterface>
    {
        public static Func<GrainReferenceTarget, TInterface>? Create;
    }
}
