using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Kazva.Embedded.Generator;

/// <summary>A grain or observer interface, in values that compare: the generator runs anew only when one differs.</summary>
internal sealed record CallableInterface(
    string Type, string ClassName, string FileName, bool IsObserver, ValueList<CallableMethod> Methods, ValueList<Mistake> Mistakes);

/// <summary>A method of such an interface or of one that it derives from.</summary>
/// <param name="DeclaredIn">The interface that declares it, fully qualified.</param>
/// <param name="Result">The type of its result, fully qualified, or null.</param>
/// <param name="ReturnsValueTask">Whether that comes as a ValueTask.</param>
/// <param name="ReturnsVoid">Whether nothing is returned at all, as observers may.</param>
/// <param name="Traits">The traits by name, joined by an or.</param>
internal sealed record CallableMethod(
    string DeclaredIn, string Name, string ReturnType, string? Result, bool ReturnsValueTask, bool ReturnsVoid,
    string Traits, bool IsOneWay, ValueList<CallableParameter> Parameters);

internal sealed record CallableParameter(string Type, string Name, bool IsCancellation);

/// <summary>A mistake in the source, with where it is.</summary>
internal sealed record Mistake(DiagnosticDescriptor Rule, string Path, TextSpan Span, LinePositionSpan Lines, string Subject, string Found)
{
    public Diagnostic ToDiagnostic() => Diagnostic.Create(Rule, Location.Create(Path, Span, Lines), Subject, Found);
}

/// <summary>A list that is equal to another if its items are.</summary>
internal sealed class ValueList<T>(IEnumerable<T> items) : IEquatable<ValueList<T>>
{
    private readonly T[] _items = items.ToArray();

    public int Count => _items.Length;

    public T this[int index] => _items[index];

    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)_items).GetEnumerator();

    public IEnumerable<T> AsEnumerable() => _items;

    public bool Equals(ValueList<T>? other) => other is not null && _items.SequenceEqual(other._items);

    public override bool Equals(object? obj) => Equals(obj as ValueList<T>);

    public override int GetHashCode() => _items.Aggregate(17, static (hash, item) => unchecked((hash * 31) + (item?.GetHashCode() ?? 0)));
}
