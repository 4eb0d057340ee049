using System.Collections.Immutable;

namespace Kazva.Bench.Alarms;

/// <summary>A town that was answered for a while, and what really happened in it.</summary>
/// <param name="Places">Each with its answers.</param>
/// <param name="From">When the first answer may have come.</param>
/// <param name="Measured">From when on alarms are counted: before, the usual levels are learnt.</param>
/// <param name="To">When it ends.</param>
internal sealed record Town(ImmutableArray<Place> Places, DateTimeOffset From, DateTimeOffset Measured, DateTimeOffset To);

/// <summary>A plate.</summary>
/// <param name="Rate">Answers a day, on average.</param>
/// <param name="Share">The share dissatisfied before anything changed.</param>
/// <param name="Change">What made it worse; null of most.</param>
/// <param name="SilentFrom">From when on nobody can answer; null of most.</param>
/// <param name="Answers">By time.</param>
internal sealed record Place(
    string Code, string Settlement, string Category, double Rate, double Share, Change? Change, DateTimeOffset? SilentFrom, ImmutableArray<PlaceAnswer> Answers)
{
    /// <summary>Its category in its settlement.</summary>
    public string Cell => $"{Settlement}/{Category}";
}

/// <summary>One answer.</summary>
internal readonly record struct PlaceAnswer(DateTimeOffset At, int Score)
{
    /// <summary>Whether it is dissatisfied.</summary>
    public bool IsLow => Score <= 4;
}

/// <summary>A lasting deterioration.</summary>
/// <param name="At">When it begins.</param>
/// <param name="Added">What is added to the share dissatisfied in the end.</param>
/// <param name="Over">How long it takes to be all there; zero of most.</param>
internal sealed record Change(DateTimeOffset At, double Added, TimeSpan Over)
{
    /// <summary>What is added at a time.</summary>
    public double AddedAt(DateTimeOffset time) =>
        time < At ? 0 : time - At >= Over ? Added : Added * ((time - At) / Over);
}
