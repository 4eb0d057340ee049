using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using Orleans.Storage;

namespace Kazva.Contracts.Tests;

/// <summary>The serializers that a silo sends and stores with.</summary>
internal static class Wire
{
    public static Serializer Sent { get; } = new ServiceCollection()
        .AddSerializer(serializer => serializer.AddAssembly(GrainContracts.Assembly).AddAssembly(typeof(Wire).Assembly))
        .BuildServiceProvider().GetRequiredService<Serializer>();

    public static IGrainStorageSerializer Stored { get; } = new OrleansGrainStorageSerializer(Sent);

    /// <summary>The states that grains ask for in their constructors.</summary>
    public static ImmutableArray<Type> States { get; } =
    [
        .. GrainContracts.Assembly.GetTypes().SelectMany(type => type.GetConstructors()).SelectMany(constructor => constructor.GetParameters())
            .Select(parameter => parameter.ParameterType)
            .Where(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IPersistentState<>))
            .Select(type => type.GenericTypeArguments[0]).Distinct(),
    ];

    public static byte[] Store(object state) => (byte[])Call(nameof(StoreAs), state.GetType(), state);

    public static object Restore(Type state, byte[] bytes) => Call(nameof(RestoreAs), state, bytes);

    private static byte[] StoreAs<T>(T state) => Stored.Serialize(state).ToArray();

    private static object RestoreAs<T>(byte[] bytes) => Stored.Deserialize<T>(BinaryData.FromBytes(bytes))!;

    private static object Call(string name, Type type, object argument) =>
        typeof(Wire).GetMethod(name, System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.NonPublic)!
            .MakeGenericMethod(type).Invoke(null, [argument])!;
}
