using System.Collections.Frozen;
using System.Reflection;

namespace Kazva.Embedded.Activations;

/// <summary>The grain classes of the host, by name and by interface.</summary>
internal sealed class GrainClasses
{
    private readonly FrozenDictionary<string, GrainClass> _byName;
    private readonly FrozenDictionary<Type, GrainClass[]> _byInterface;

    public GrainClasses(IEnumerable<Assembly> assemblies, TimeSpan defaultAge)
    {
        var classes = assemblies
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => type is { IsClass: true, IsAbstract: false, IsGenericTypeDefinition: false } && type.IsSubclassOf(typeof(Grain)))
            .Select(type => new GrainClass(type, defaultAge))
            .ToList();
        var twice = classes.GroupBy(c => c.Name, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1);
        if (twice is not null)
            throw new InvalidOperationException(
                $"Grain type '{twice.Key}' is the name of {string.Join(" and ", twice.Select(c => c.Type))}; name one with [GrainType].");
        _byName = classes.ToFrozenDictionary(c => c.Name, StringComparer.Ordinal);
        _byInterface = classes
            .SelectMany(c => c.Interfaces, (c, type) => (c, type))
            .GroupBy(pair => pair.type, pair => pair.c)
            .ToFrozenDictionary(g => g.Key, g => g.ToArray());
    }

    public bool TryGet(string name, out GrainClass? found) => _byName.TryGetValue(name, out found);

    /// <summary>The one class that implements an interface, among those whose full name has the prefix.</summary>
    public GrainClass Of(Type type, string? prefix)
    {
        if (!_byInterface.TryGetValue(type, out var classes))
            throw new ArgumentException($"No hosted grain class implements {type}. Is its assembly added with AddGrainsFrom?", nameof(type));
        if (prefix is not null)
            classes = Array.FindAll(classes, c => c.Type.FullName!.StartsWith(prefix, StringComparison.Ordinal));
        if (classes.Length > 1 && Array.Find(classes, c => string.Equals("I" + c.Type.Name, type.Name, StringComparison.Ordinal)) is { } named)
            return named;
        return classes.Length == 1
            ? classes[0]
            : throw new ArgumentException($"{classes.Length} hosted grain classes implement {type} with prefix '{prefix}'.", nameof(type));
    }
}
