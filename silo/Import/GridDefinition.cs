using System.Collections.Immutable;
using Kazva.Definition;

namespace Kazva.Silo.Import;

/// <summary>What was read from a grid definition folder.</summary>
/// <param name="Grid">The grid, or null when there is any mistake.</param>
/// <param name="Mistakes">Everything that is wrong, by file and line.</param>
/// <param name="Ignored">Files in the folder that this version does not read, such as <c>people.yaml</c>.</param>
/// <param name="Versions">Where each category's questionnaire states its version, by the category's id.</param>
/// <param name="Codes">Where each location's code stands.</param>
internal sealed record GridDefinition(
    Grid? Grid,
    ImmutableArray<Mistake> Mistakes,
    ImmutableArray<string> Ignored,
    ImmutableDictionary<string, Place> Versions,
    IReadOnlyDictionary<string, Place> Codes);

/// <summary>A place in a file; line and column count from 1.</summary>
internal readonly record struct Place(string File, int Line, int Column)
{
    /// <summary>As in a <see cref="Mistake"/>, without the column.</summary>
    public override string ToString() => $"{File}:{Line}";
}
