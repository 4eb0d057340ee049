using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;
using Kazva.Locations;

namespace Kazva.Contracts.Tests;

/// <summary>What the grains of the assembly say to each other, found by reflection.</summary>
internal static class GrainContracts
{
    private static readonly Type[] Leaves =
        [typeof(void), typeof(string), typeof(Guid), typeof(DateTimeOffset), typeof(TimeSpan), typeof(CancellationToken)];

    private static readonly Type[] Wrappers = [typeof(Task<>), typeof(ValueTask<>), typeof(Nullable<>)];

    public static Assembly Assembly { get; } = typeof(ILocationGrain).Assembly;

    /// <summary>The interfaces of grains and observers.</summary>
    public static ImmutableArray<Type> Interfaces { get; } =
        [.. Assembly.GetTypes().Where(type => type.IsInterface && IsCalled(type))];

    /// <summary>Every type of ours that is an argument, a result, or a part of one, and every other that is marked to be stored.</summary>
    public static ImmutableArray<Type> Sent { get; } = Reach(Interfaces.SelectMany(Methods).SelectMany(SignatureOf));

    /// <summary>The types that say they can be serialized, whoever sends or stores them.</summary>
    public static ImmutableArray<Type> Marked { get; } =
        [.. Assembly.GetTypes().Where(type => type.IsDefined(typeof(GenerateSerializerAttribute), inherit: false))];

    /// <summary>The methods that an interface declares itself.</summary>
    public static MethodInfo[] Methods(Type type) => type.GetMethods(BindingFlags.Public | BindingFlags.Instance);

    public static string? AliasOf(MemberInfo member) => member.GetCustomAttributes<AliasAttribute>(inherit: false).SingleOrDefault()?.Alias;

    /// <summary>The properties that hold something: those with a field behind them.</summary>
    public static ImmutableArray<PropertyInfo> Held(Type type) =>
        [.. type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Where(property => Fields(type).Any(field => field.Name == BackingField(property)))];

    /// <summary>The fields that are not behind a property.</summary>
    public static ImmutableArray<FieldInfo> Hidden(Type type) =>
        [.. Fields(type).Where(field => Held(type).All(property => field.Name != BackingField(property)))];

    /// <summary>Whether the property can be set after its object was made.</summary>
    public static bool CanChange(PropertyInfo property) => property.SetMethod is { } set
        && !set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));

    /// <summary>Whether the type is an array or a collection that somebody can add to.</summary>
    public static bool IsMutableCollection(Type type) => type != typeof(string)
        && (type.IsArray || (typeof(IEnumerable).IsAssignableFrom(type) && type.Namespace != "System.Collections.Immutable"));

    private static bool IsCalled(Type type) => typeof(IGrainWithStringKey).IsAssignableFrom(type) || typeof(IGrainObserver).IsAssignableFrom(type);

    private static IEnumerable<Type> SignatureOf(MethodInfo method) =>
        [method.ReturnType, .. method.GetParameters().Select(parameter => parameter.ParameterType)];

    private static ImmutableArray<Type> Reach(IEnumerable<Type> from)
    {
        var reached = new HashSet<Type>();
        var ahead = new Stack<Type>(from.SelectMany(Parts));
        while (ahead.TryPop(out var type))
            if (reached.Add(type) && !type.IsEnum && type.Assembly == Assembly)
                foreach (var part in Held(type).SelectMany(property => Parts(property.PropertyType)))
                    ahead.Push(part);
        return [.. reached.OrderBy(type => type.FullName, StringComparer.Ordinal)];
    }

    /// <summary>The types that need a contract of their own: not what the hosts know, nor the wrappings.</summary>
    private static IEnumerable<Type> Parts(Type type)
    {
        if (type == typeof(Task) || type.IsPrimitive || Leaves.Contains(type) || IsCalled(type)) return [];
        if (!type.IsGenericType) return [type];
        var open = type.GetGenericTypeDefinition();
        return Wrappers.Contains(open) || open.Namespace == "System.Collections.Immutable"
            ? type.GetGenericArguments().SelectMany(Parts)
            : [type];
    }

    private static FieldInfo[] Fields(Type type) =>
        type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic);

    private static string BackingField(PropertyInfo property) => $"<{property.Name}>k__BackingField";
}
