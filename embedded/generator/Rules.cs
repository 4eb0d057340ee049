using Microsoft.CodeAnalysis;

namespace Kazva.Embedded.Generator;

/// <summary>What the generator finds wrong.</summary>
internal static class Rules
{
    private const string Category = "Kazva.Embedded";

    public static readonly DiagnosticDescriptor ReturnType = new(
        "KZE001", "A grain method returns a task",
        "'{0}' returns '{1}'; a grain method returns Task, Task<T>, ValueTask or ValueTask<T>, a method of an observer may also return void",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor Unsupported = new(
        "KZE002", "A grain interface has plain methods only",
        "'{0}' is {1}, which a call to a grain cannot be",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor OneWayResult = new(
        "KZE003", "A one-way method has no result",
        "'{0}' is one-way but returns '{1}'; nobody would learn the result",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true);
}
