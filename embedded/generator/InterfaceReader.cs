using Microsoft.CodeAnalysis;

namespace Kazva.Embedded.Generator;

/// <summary>Reads grain and observer interfaces from the compilation.</summary>
internal static class InterfaceReader
{
    private const string Namespace = "Kazva.Embedded";

    // Nullable annotations are part of the type here, so that the written code has no warnings.
    private static readonly SymbolDisplayFormat Full = SymbolDisplayFormat.FullyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    public static bool IsCallable(INamedTypeSymbol type) => Is(type, "IGrain") || Is(type, "IGrainObserver");

    public static CallableInterface Read(INamedTypeSymbol type)
    {
        var isObserver = Is(type, "IGrainObserver");
        var mistakes = new List<Mistake>();
        var methods = new List<CallableMethod>();
        if (IsGenericSomewhere(type)) mistakes.Add(At(type, Rules.Unsupported, "generic"));
        if (IsHidden(type)) mistakes.Add(At(type, Rules.Unsupported, "private"));
        foreach (var declaring in new[] { type }.Concat(type.AllInterfaces))
            foreach (var member in declaring.GetMembers())
                Read(member, declaring, isObserver, type, methods, mistakes);
        var name = type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
        var plain = name.Replace("global::", "").Replace('.', '_');
        return new CallableInterface(name, plain + "_Reference", plain + ".g.cs", isObserver,
            new ValueList<CallableMethod>(methods), new ValueList<Mistake>(mistakes));
    }

    private static void Read(
        ISymbol member, INamedTypeSymbol declaring, bool isObserver, INamedTypeSymbol type, List<CallableMethod> methods, List<Mistake> mistakes)
    {
        if (member.IsStatic || !member.IsAbstract) return; // one with a body is called as it is, on the reference
        if (member is not IMethodSymbol { MethodKind: MethodKind.Ordinary } method)
        {
            if (member is IPropertySymbol or IEventSymbol) mistakes.Add(At(member, type, Rules.Unsupported, "no method"));
            return;
        }
        if (method.IsGenericMethod) mistakes.Add(At(method, type, Rules.Unsupported, "generic"));
        if (method.Parameters.Any(p => p.RefKind != RefKind.None))
            mistakes.Add(At(method, type, Rules.Unsupported, "one with a parameter by reference"));

        var returned = method.ReturnType as INamedTypeSymbol;
        var isTask = returned is { Name: "Task" or "ValueTask", TypeArguments.Length: <= 1 }
            && returned.ContainingNamespace.ToDisplayString() is "System.Threading.Tasks";
        if (!isTask && !(isObserver && method.ReturnsVoid))
        {
            mistakes.Add(At(method, type, Rules.ReturnType, method.ReturnType.ToDisplayString()));
            return;
        }
        var isOneWay = method.ReturnsVoid || Has(method, "OneWayAttribute");
        var result = isTask && returned!.TypeArguments.Length == 1 ? returned.TypeArguments[0].ToDisplayString(Full) : null;
        if (isOneWay && result is not null) mistakes.Add(At(method, type, Rules.OneWayResult, method.ReturnType.ToDisplayString()));
        methods.Add(new CallableMethod(
            declaring.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat), method.Name, method.ReturnType.ToDisplayString(Full),
            result, returned is { Name: "ValueTask" }, method.ReturnsVoid, Traits(method, isOneWay), isOneWay,
            new ValueList<CallableParameter>(method.Parameters.Select(p =>
                new CallableParameter(p.Type.ToDisplayString(Full), p.Name, IsCancellation(p.Type))))));
    }

    private static string Traits(IMethodSymbol method, bool isOneWay)
    {
        var traits = new List<string>();
        if (Has(method, "AlwaysInterleaveAttribute")) traits.Add("AlwaysInterleave");
        if (Has(method, "ReadOnlyAttribute")) traits.Add("ReadOnly");
        if (isOneWay) traits.Add("OneWay");
        if (traits.Count == 0) traits.Add("None");
        return string.Join(" | ", traits.Select(trait => $"global::{Namespace}.Calls.GrainMethodTraits.{trait}"));
    }

    private static bool Is(INamedTypeSymbol type, string name) => type.AllInterfaces.Any(i => IsOurs(i, name));

    private static bool Has(ISymbol symbol, string attribute) =>
        symbol.GetAttributes().Any(a => a.AttributeClass is { } type && IsOurs(type, attribute));

    private static bool IsOurs(INamedTypeSymbol type, string name) =>
        string.Equals(type.Name, name, System.StringComparison.Ordinal) && type.ContainingNamespace.ToDisplayString() is Namespace;

    private static bool IsCancellation(ITypeSymbol type) =>
        type.Name is "CancellationToken" && type.ContainingNamespace.ToDisplayString() is "System.Threading";

    private static bool IsGenericSomewhere(INamedTypeSymbol? type)
    {
        for (; type is not null; type = type.ContainingType)
            if (type.IsGenericType) return true;
        return false;
    }

    private static bool IsHidden(INamedTypeSymbol? type)
    {
        for (; type is not null; type = type.ContainingType)
            if (type.DeclaredAccessibility is Accessibility.Private or Accessibility.Protected or Accessibility.ProtectedAndInternal
                || type.IsFileLocal) return true;
        return false;
    }

    private static Mistake At(ISymbol symbol, DiagnosticDescriptor rule, string found) => At(symbol, symbol, rule, found);

    private static Mistake At(ISymbol symbol, ISymbol otherwise, DiagnosticDescriptor rule, string found)
    {
        // A member may be declared in another assembly; then the interface that takes it over is shown.
        var location = symbol.Locations.Concat(otherwise.Locations).FirstOrDefault(l => l.IsInSource) ?? Location.None;
        var lines = location.GetLineSpan();
        return new Mistake(rule, lines.Path ?? "", location.SourceSpan, lines.Span, symbol.ToDisplayString(), found);
    }
}
