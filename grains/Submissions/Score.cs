using System.Diagnostics.CodeAnalysis;

namespace Kazva.Submissions;

/// <summary>A score from 1 (worst) to 10 (best). Cannot hold anything else; the default value is 1.</summary>
public readonly record struct Score : IComparable<Score>
{
    /// <summary>The lowest score.</summary>
    public const int Lowest = 1;

    /// <summary>The highest score.</summary>
    public const int Highest = 10;

    private readonly byte _aboveLowest;

    /// <summary>A score.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not from 1 to 10.</exception>
    public Score(int value)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, Lowest);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, Highest);
        _aboveLowest = (byte)(value - Lowest);
    }

    /// <summary>The score as a number from 1 to 10.</summary>
    public int Value => _aboveLowest + Lowest;

    /// <summary>The place of this score in a histogram of ten bars, from 0.</summary>
    public int Bar => _aboveLowest;

    /// <summary>A score when <paramref name="value"/> is from 1 to 10.</summary>
    public static bool TryCreate(int value, [NotNullWhen(true)] out Score? score)
    {
        score = value is >= Lowest and <= Highest ? new Score(value) : null;
        return score is not null;
    }

    /// <inheritdoc/>
    public int CompareTo(Score other) => _aboveLowest.CompareTo(other._aboveLowest);

    /// <summary>Lower than.</summary>
    public static bool operator <(Score left, Score right) => left.CompareTo(right) < 0;

    /// <summary>Higher than.</summary>
    public static bool operator >(Score left, Score right) => left.CompareTo(right) > 0;

    /// <summary>Not higher than.</summary>
    public static bool operator <=(Score left, Score right) => left.CompareTo(right) <= 0;

    /// <summary>Not lower than.</summary>
    public static bool operator >=(Score left, Score right) => left.CompareTo(right) >= 0;

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
