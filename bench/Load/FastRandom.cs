namespace Kazva.Bench.Load;

/// <summary>SplitMix64 (Steele, Lea and Flood, 2014): a few instructions a number.</summary>
internal struct FastRandom(ulong seed)
{
    private ulong _state = seed;

    public ulong NextBits()
    {
        var z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>A number from 0 to below <paramref name="end"/>.</summary>
    public int Next(int end) => (int)(((NextBits() >> 32) * (ulong)end) >> 32);

    /// <summary>An exponential deviate with mean 1: the time between two citizens who know nothing of each other.</summary>
    public double NextExponential() => -Math.Log(1 - ((NextBits() >> 11) * (1.0 / (1ul << 53))));
}
