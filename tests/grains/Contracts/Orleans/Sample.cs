using System.Collections.Immutable;
using System.IO.Hashing;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace Kazva.Contracts.Tests;

/// <summary>A value of any contract in which every member holds something. What a member holds comes of its alias and number alone,
/// so that it is the same in every version that has it.</summary>
internal static class Sample
{
    public static object Of(Type type) => Of(type, GrainContracts.AliasOf(type)!);

    private static object Of(Type type, string seed)
    {
        var number = XxHash64.HashToUInt64(Encoding.UTF8.GetBytes(seed));
        if (Nullable.GetUnderlyingType(type) is { } value) return Of(value, seed);
        if (type.IsEnum) return Enum.ToObject(type, 1);
        if (type == typeof(string)) return seed;
        if (type == typeof(int)) return (int)(number % 1_000_000);
        if (type == typeof(long)) return (long)(number >> 8);
        if (type == typeof(double)) return number % 1000 / 8.0;
        if (type == typeof(bool)) return true;
        if (type == typeof(Guid)) return new Guid((int)number, 1, 2, BitConverter.GetBytes(number));
        if (type == typeof(TimeSpan)) return TimeSpan.FromTicks((long)(number % 1_000_000_000_000));
        if (type == typeof(DateTimeOffset)) return DateTimeOffset.UnixEpoch.AddTicks((long)(number % 20_000_000_000_000_000));
        if (type.IsGenericType && type.Namespace == "System.Collections.Immutable") return Collection(type, seed);
        if (typeof(Exception).IsAssignableFrom(type)) return Activator.CreateInstance(type, seed)!;
        if (GrainContracts.AliasOf(type) is null) throw new NotSupportedException($"Say here how to make a sample of {type}.");

        // Not by a constructor: that may want values which fit together.
        var made = RuntimeHelpers.GetUninitializedObject(type);
        foreach (var (id, property) in WireContract.Numbered(type))
            FieldOf(property).SetValue(made, Of(property.PropertyType, $"{seed}.{id}"));
        return made;
    }

    private static object Collection(Type type, string seed)
    {
        var arguments = type.GetGenericArguments();
        var (from, item) = arguments.Length == 1
            ? (typeof(Enumerable).GetMethod(nameof(Enumerable.Cast))!.MakeGenericMethod(arguments), arguments[0])
            : (typeof(Sample).GetMethod(nameof(Pairs), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(arguments), null);
        var items = from.Invoke(null, [item is null ? seed : new[] { Of(item, seed + "/0"), Of(item, seed + "/1") }])!;
        var maker = typeof(ImmutableArray).Assembly.GetType(type.FullName![..type.FullName!.IndexOf('`', StringComparison.Ordinal)])!;
        return maker.GetMethods().Single(method => method.Name == "CreateRange" && method.GetParameters() is [{ ParameterType: { IsInterface: true } }])
            .MakeGenericMethod(arguments).Invoke(null, [items])!;
    }

    private static IEnumerable<KeyValuePair<TKey, TValue>> Pairs<TKey, TValue>(string seed) =>
        new[] { "0", "1" }.Select(n => KeyValuePair.Create((TKey)Of(typeof(TKey), $"{seed}/{n}"), (TValue)Of(typeof(TValue), $"{seed}:{n}")));

    public static FieldInfo FieldOf(PropertyInfo property) =>
        property.DeclaringType!.GetField($"<{property.Name}>k__BackingField", BindingFlags.Instance | BindingFlags.NonPublic)!;
}
