namespace Kazva.Silo.Hosting;

/// <summary>Puts a part in front of one that is registered already.</summary>
internal static class Decoration
{
    /// <summary>Every registration of <typeparamref name="T"/>, keyed or not, is wrapped.</summary>
    public static void Decorate<T>(this IServiceCollection services, Func<T, T> wrap) where T : class
    {
        for (var i = 0; i < services.Count; i++)
        {
            var inner = services[i];
            if (inner.ServiceType != typeof(T)) continue;
            services[i] = inner.IsKeyedService
                ? ServiceDescriptor.KeyedSingleton(inner.ServiceKey, (provider, key) => wrap(inner.KeyedImplementationFactory is { } keyed
                    ? (T)keyed(provider, key)
                    : (T)(inner.KeyedImplementationInstance ?? ActivatorUtilities.CreateInstance(provider, inner.KeyedImplementationType!))))
                : ServiceDescriptor.Singleton(provider => wrap(inner.ImplementationFactory is { } make
                    ? (T)make(provider)
                    : (T)(inner.ImplementationInstance ?? ActivatorUtilities.CreateInstance(provider, inner.ImplementationType!))));
        }
    }
}
