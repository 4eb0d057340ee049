using System.Collections.Immutable;

namespace Kazva.Alarms.Rules;

/// <summary>
/// Fires when what is measured is worse than a level with at least <paramref name="Confidence"/> posterior probability, or in a shorter window
/// than the longest with <see cref="ConfidenceIn"/>.
/// </summary>
/// <param name="Question">With <see cref="DropMeasure.Choice"/>, the question that the choice belongs to; otherwise null.</param>
/// <param name="Choice">With <see cref="DropMeasure.Choice"/>, the choice; otherwise null.</param>
/// <param name="Windows">The times that are looked back over, the shortest first, each from a minute to 90 days; the first that says the
/// subject is worse speaks.</param>
/// <param name="Level">The level that it is held against.</param>
/// <param name="Confidence">The posterior probability of being worse in the longest window from which the condition holds; above 0.5, below 1.</param>
/// <param name="Clear">The condition is clear when the probability is below this in every window; above 0, at most <paramref name="Confidence"/>.</param>
/// <param name="MinCount">A window with fewer answers says nothing; at least 1.</param>
/// <param name="For">How long the condition must hold before the alarm fires.</param>
/// <param name="KeepFor">How long it must be clear before the alarm is resolved.</param>
/// <param name="Pool">Whether, where a location is too sparse to say anything in any window, its category in its settlement is judged
/// instead. Only with <see cref="ScopeKind.EveryLocation"/> or <see cref="ScopeKind.Locations"/>.</param>
[GenerateSerializer, Immutable, Alias("kazva.drop-rule")]
public sealed record DropRule(
    [property: Id(0)] DropMeasure Measure,
    [property: Id(1)] string? Question,
    [property: Id(2)] string? Choice,
    [property: Id(3)] ImmutableArray<TimeSpan> Windows,
    [property: Id(4)] DropLevel Level,
    [property: Id(5)] double Confidence,
    [property: Id(6)] double Clear,
    [property: Id(7)] int MinCount,
    [property: Id(8)] TimeSpan For,
    [property: Id(9)] TimeSpan KeepFor,
    [property: Id(10)] bool Pool)
{
    /// <summary>
    /// The posterior probability from which the condition holds in one of the windows: 1 − (1 − <see cref="Confidence"/>) √(window / longest window).
    /// The shorter a window is, the more often it holds other answers and can look bad by chance, so that at one confidence for all the short ones would
    /// make most of the false alarms, at busy places above all. (The same idea as the penalty for small scales in L. Dümbgen and V. Spokoiny, Multiscale
    /// testing of qualitative hypotheses, Annals of Statistics 29, 2001; the root was chosen by <c>bench -- alarms --tune</c>.)
    /// </summary>
    public double ConfidenceIn(TimeSpan window) => 1 - ((1 - Confidence) * Math.Sqrt(window / Windows[^1]));
}

/// <summary>What a drop rule measures.</summary>
[GenerateSerializer, Alias("kazva.drop-measure")]
public enum DropMeasure
{
    /// <summary>The share of scores from 1 to 4; more is worse.</summary>
    Dissatisfied,

    /// <summary>The mean score; less is worse.</summary>
    Mean,

    /// <summary>The share of answers that took one choice; more is worse.</summary>
    Choice,
}

/// <summary>A fixed level, or the category's own usual level and a margin.</summary>
/// <param name="Fixed">A share from 0 to 1, or a mean from 1 to 10; null for the usual level: that of the subject's category (of an area with
/// several, the mix of its locations' categories by their answers) over the last 90 whole days.</param>
/// <param name="Margin">With the usual level, how much worse than it the level is: added to a share, taken from a mean. At least 0.</param>
[GenerateSerializer, Immutable, Alias("kazva.drop-level")]
public sealed record DropLevel([property: Id(0)] double? Fixed, [property: Id(1)] double Margin);

/// <summary>
/// Fires when nothing came for a time in which, at the location's usual rate by the hour of its own past, at least one answer had been
/// expected with <paramref name="Confidence"/> probability; resolved by the next answer. Always about single locations.
/// </summary>
/// <param name="Confidence">Above 0.5, below 1; 0.99 is usual.</param>
/// <param name="MinCount">With fewer answers in the last 90 days nothing is usual; at least 1.</param>
[GenerateSerializer, Immutable, Alias("kazva.silence-rule")]
public sealed record SilenceRule([property: Id(0)] double Confidence, [property: Id(1)] int MinCount);
