using System.Collections.Immutable;
using System.Reflection;

namespace Kazva.Contracts.Tests;

/// <summary>What another version must find again on the wire: a line for every type, every numbered member, every value of an enum,
/// every interface and every method. The names of members and parameters are not on it.</summary>
internal static class WireContract
{
    /// <summary>The lines of today's grains: what they are about, a colon, and what they say of it.</summary>
    public static ImmutableArray<string> Today { get; } =
        [.. GrainContracts.Marked.SelectMany(LinesOfType).Concat(GrainContracts.Interfaces.SelectMany(LinesOfInterface)).Order(StringComparer.Ordinal)];

    /// <summary>What of an earlier contract is not so any more, in words; empty if all of it is.</summary>
    public static IEnumerable<string> Broken(IEnumerable<string> before, IEnumerable<string> after)
    {
        var now = after.ToDictionary(Subject, Says, StringComparer.Ordinal);
        foreach (var line in before)
        {
            var (subject, said) = (Subject(line), Says(line));
            if (!now.TryGetValue(subject, out var says)) yield return $"{subject} was {said}, and is gone.";
            else if (says != said) yield return $"{subject} was {said}, and is {says}.";
        }
    }

    private static string Subject(string line) => line[..line.IndexOf(": ", StringComparison.Ordinal)];

    private static string Says(string line) => line[(line.IndexOf(": ", StringComparison.Ordinal) + 2)..];

    private static IEnumerable<string> LinesOfType(Type type)
    {
        var alias = GrainContracts.AliasOf(type);
        yield return $"{alias}: {(type.IsEnum ? "enum of " + Enum.GetUnderlyingType(type).Name : typeof(Exception).IsAssignableFrom(type) ? "exception" : "object")}";
        if (type.IsEnum)
            foreach (var name in Enum.GetNames(type)) yield return $"{alias} value {Convert.ToInt64(Enum.Parse(type, name))}: {name}";
        else
            foreach (var (id, property) in Numbered(type)) yield return $"{alias} member {id}: {NameOf(property.PropertyType)}";
    }

    /// <summary>The members on the wire.</summary>
    public static IEnumerable<(uint Id, PropertyInfo Property)> Numbered(Type type) =>
        GrainContracts.Held(type).Where(property => property.IsDefined(typeof(IdAttribute)))
            .Select(property => (property.GetCustomAttribute<IdAttribute>()!.Id, property));

    private static IEnumerable<string> LinesOfInterface(Type type)
    {
        var alias = GrainContracts.AliasOf(type);
        var bases = type.GetInterfaces().Select(GrainContracts.AliasOf).OfType<string>().Order(StringComparer.Ordinal).ToList();
        yield return $"{alias}: interface{(bases.Count > 0 ? " that is " + string.Join(" and ", bases) : "")}";
        foreach (var method in GrainContracts.Methods(type))
        {
            var parameters = string.Join(", ", method.GetParameters().Select(parameter => NameOf(parameter.ParameterType)));
            var oneWay = method.GetCustomAttributes().Any(attribute => attribute.GetType().Name == "OneWayAttribute") ? "one-way " : "";
            yield return $"{alias} method {GrainContracts.AliasOf(method)}: {oneWay}({parameters}) returns {NameOf(method.ReturnType)}";
        }
    }

    private static string NameOf(Type type)
    {
        if (GrainContracts.AliasOf(type) is { } alias) return alias;
        if (Nullable.GetUnderlyingType(type) is { } value) return NameOf(value) + "?";
        return type.IsGenericType
            ? $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GetGenericArguments().Select(NameOf))}>"
            : type.Name;
    }
}
