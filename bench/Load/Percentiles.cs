namespace Kazva.Bench.Load;

/// <summary>Times that were measured, sorted.</summary>
internal sealed class Percentiles
{
    private readonly double[] _milliseconds;

    public Percentiles(IEnumerable<double> milliseconds)
    {
        _milliseconds = [.. milliseconds];
        Array.Sort(_milliseconds);
    }

    public int Count => _milliseconds.Length;

    /// <summary>The smallest time that at least a share of all do not exceed (nearest rank), in milliseconds; NaN without any.</summary>
    /// <param name="share">From 0 to 1.</param>
    public double At(double share) =>
        Count == 0 ? double.NaN : _milliseconds[Math.Clamp((int)Math.Ceiling(share * Count) - 1, 0, Count - 1)];

    /// <summary>The longest, in milliseconds; NaN without any.</summary>
    public double Longest => At(1);

    public override string ToString() =>
        $"p50 {At(0.5):N2} ms, p99 {At(0.99):N2} ms, p99.9 {At(0.999):N2} ms, longest {Longest:N1} ms";
}
