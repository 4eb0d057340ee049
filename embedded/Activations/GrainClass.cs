using System.Reflection;
using Kazva.Embedded.State;
using Microsoft.Extensions.DependencyInjection;

namespace Kazva.Embedded.Activations;

/// <summary>What the host knows of a grain class.</summary>
internal sealed class GrainClass
{
    private readonly ConstructorInvoker _constructor;
    private readonly Func<Activation, object?>[] _arguments;

    public GrainClass(Type type, TimeSpan defaultAge)
    {
        Type = type;
        Name = NameOf(type);
        Interfaces = [.. type.GetInterfaces().Where(IsGrainInterface)];
        IsReentrant = type.IsDefined(typeof(ReentrantAttribute), inherit: true);
        CollectionAge = type.IsDefined(typeof(KeepAliveAttribute), inherit: true)
            ? Timeout.InfiniteTimeSpan
            : type.GetCustomAttribute<CollectionAgeLimitAttribute>(inherit: true)?.AgeLimit ?? defaultAge;
        var constructor = ConstructorOf(type);
        _constructor = ConstructorInvoker.Create(constructor);
        _arguments = [.. constructor.GetParameters().Select(Argument)];
    }

    public Type Type { get; }

    public string Name { get; }

    public Type[] Interfaces { get; }

    public bool IsReentrant { get; }

    public TimeSpan CollectionAge { get; }

    public Grain Create(Activation activation)
    {
        if (_arguments.Length == 0) return (Grain)_constructor.Invoke();
        var values = new object?[_arguments.Length];
        for (var i = 0; i < values.Length; i++) values[i] = _arguments[i](activation);
        return (Grain)_constructor.Invoke(values.AsSpan());
    }

    private static bool IsGrainInterface(Type type) =>
        typeof(IGrain).IsAssignableFrom(type)
        && type != typeof(IGrain) && type != typeof(IGrainWithStringKey) && type != typeof(IRemindable);

    private static string NameOf(Type type)
    {
        if (type.GetCustomAttribute<GrainTypeAttribute>() is { } given) return given.GrainType;
        const string suffix = "grain";
        var name = type.Name.ToLowerInvariant();
        return name.EndsWith(suffix, StringComparison.Ordinal) && name.Length > suffix.Length ? name[..^suffix.Length] : name;
    }

    private static ConstructorInfo ConstructorOf(Type type)
    {
        var all = type.GetConstructors();
        return all.Length == 1 ? all[0]
            : Array.Find(all, c => c.IsDefined(typeof(ActivatorUtilitiesConstructorAttribute)))
            ?? throw new InvalidOperationException(
                $"{type} has {all.Length} public constructors; give it one, or mark one with [ActivatorUtilitiesConstructor].");
    }

    private static Func<Activation, object?> Argument(ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        if (parameter.GetCustomAttribute<PersistentStateAttribute>() is { } stored)
            return StoredStateFacets.For(parameter, stored);
        if (type == typeof(IGrainContext)) return activation => activation;
        if (type == typeof(IGrainFactory)) return activation => activation.Host;
        if (parameter.GetCustomAttribute<FromKeyedServicesAttribute>() is { } keyed)
            return activation => activation.ActivationServices.GetRequiredKeyedService(type, keyed.Key);
        if (parameter.HasDefaultValue)
            return activation => activation.ActivationServices.GetService(type) ?? parameter.DefaultValue;
        return activation => activation.ActivationServices.GetRequiredService(type);
    }
}
