namespace Kazva.Silo.Import;

/// <summary>One thing in a grid definition that is not as it should be.</summary>
/// <param name="File">The path inside the folder, with forward slashes.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1, in UTF-16 characters, of the cell, key or value at fault.</param>
/// <param name="Message">What is wrong and what was expected.</param>
internal sealed record Mistake(string File, int Line, int Column, string Message)
{
    /// <summary>In the form that editors and terminals turn into a link.</summary>
    public override string ToString() => $"{File}:{Line}:{Column}: {Message}";
}
