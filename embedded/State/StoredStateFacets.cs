using System.Reflection;
using Kazva.Embedded.Activations;
using Microsoft.Extensions.DependencyInjection;

namespace Kazva.Embedded.State;

/// <summary>A state that is loaded before its grain is activated.</summary>
internal interface IStoredStateFacet
{
    Task LoadAsync(CancellationToken cancellationToken);
}

/// <summary>Makes the states that grains' constructors ask for.</summary>
internal static class StoredStateFacets
{
    /// <summary>How to make the argument of a parameter with <see cref="PersistentStateAttribute"/>.</summary>
    public static Func<Activation, object?> For(ParameterInfo parameter, PersistentStateAttribute attribute)
    {
        var type = parameter.ParameterType;
        if (!type.IsGenericType || type.GetGenericTypeDefinition() != typeof(IPersistentState<>))
            throw new InvalidOperationException(
                $"Parameter '{parameter.Name}' of {parameter.Member.DeclaringType} has [PersistentState], so it must be an IPersistentState<T>.");
        var constructor = ConstructorInvoker.Create(
            typeof(PersistentState<>).MakeGenericType(type.GetGenericArguments()).GetConstructors().Single());
        return activation =>
        {
            var store = Store(activation, attribute.StorageName);
            var facet = (IStoredStateFacet)constructor.Invoke(
                store, attribute.StateName, activation.GrainId, activation.Host.Options.StateJson);
            activation.Add(facet);
            return facet;
        };
    }

    private static IGrainStateStore Store(Activation activation, string? name)
    {
        var services = activation.Host.Services;
        return (name is null ? null : services.GetKeyedService<IGrainStateStore>(name))
            ?? services.GetService<IGrainStateStore>()
            ?? throw new InvalidOperationException(
                $"{activation.GrainId} has stored state, but no {nameof(IGrainStateStore)} is registered{(name is null ? "" : $" as '{name}'")}.");
    }
}
