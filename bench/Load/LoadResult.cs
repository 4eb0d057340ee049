namespace Kazva.Bench.Load;

/// <summary>What became of a load.</summary>
/// <param name="Accepted">How many were answered with 202, the warm-up's too.</param>
/// <param name="Refused">How many were answered otherwise, or not at all, by what they were answered: 0 for not at all.</param>
/// <param name="PerSecond">Answers with 202 a second while it was measured.</param>
/// <param name="Times">Of those, from the moment at which each should have been sent.</param>
/// <param name="GeneratorTime">The processor time that the generator took for one, in the warm-up too.</param>
internal sealed record LoadResult(
    long Accepted, IReadOnlyDictionary<int, long> Refused, double PerSecond, Percentiles Times, TimeSpan GeneratorTime)
{
    /// <summary>In open loop, by how much the sender was late in milliseconds, which is part of the times.</summary>
    public Percentiles? SentLate { get; init; }

    public long RefusedInAll => Refused.Values.Sum();

    public string RefusedText => string.Join(", ", Refused.Select(refused => $"{refused.Value} × {refused.Key}"));
}
