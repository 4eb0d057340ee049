using System.Collections.Immutable;

namespace Kazva.Definition;

/// <summary>The questions of a category; which follow depends on the score.</summary>
/// <param name="Version">From 1; a change of the questions makes a higher one.</param>
public sealed record Questionnaire(int Version, ImmutableArray<Question> Questions)
{
    /// <summary>The questions that a score is followed by, in their order.</summary>
    public IEnumerable<Question> After(int score) => Questions.Where(q => q.When.Holds(score));
}

/// <summary>One question with its choices.</summary>
/// <param name="Multiple">Whether more than one choice may be taken.</param>
public sealed record Question(
    string Id, Branch When, LocalText Text, bool Multiple, ImmutableArray<Choice> Choices);

/// <summary>One choice of a question.</summary>
/// <param name="Safety">Taking it reports a danger.</param>
public sealed record Choice(string Id, LocalText Text, bool Safety = false);

/// <summary>Which scores a question follows.</summary>
public enum Branch
{
    /// <summary>Every score.</summary>
    Any,

    /// <summary>1 to 4.</summary>
    Low,

    /// <summary>5 to 7.</summary>
    Middle,

    /// <summary>8 to 10.</summary>
    High,
}

/// <summary>The ranges of the branches.</summary>
public static class Branches
{
    /// <summary>The branch of a score from 1 to 10.</summary>
    public static Branch Of(int score) => score switch
    {
        <= 4 => Branch.Low,
        <= 7 => Branch.Middle,
        _ => Branch.High,
    };

    /// <summary>Whether questions of this branch follow the score.</summary>
    public static bool Holds(this Branch branch, int score) => branch == Branch.Any || branch == Of(score);
}
