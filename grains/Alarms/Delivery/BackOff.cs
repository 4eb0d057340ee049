namespace Kazva.Alarms.Delivery;

/// <summary>
/// When a failed attempt is repeated: exponential back-off with full jitter, <c>random(0, min(cap, base · 2^(attempt − 1)))</c>
/// (M. Brooker, "Exponential Backoff and Jitter", AWS Architecture Blog, 2015), so that channels of one dead server do not all come back at once.
/// </summary>
internal static class BackOff
{
    /// <summary>The most that the first repetition waits.</summary>
    public static readonly TimeSpan Base = TimeSpan.FromSeconds(10);

    /// <summary>The most that any waits.</summary>
    public static readonly TimeSpan Cap = TimeSpan.FromHours(1);

    /// <summary>After so many attempts it is given up: on average 43 minutes until waits are capped, and then 46 times half an hour, a day in all.</summary>
    public const int MostAttempts = 56;

    /// <summary>How long to wait after an attempt.</summary>
    /// <param name="attempt">Which it was, from 1.</param>
    /// <param name="random">From 0 to below 1.</param>
    public static TimeSpan After(int attempt, double random)
    {
        // 2^9 bases are longer than the cap.
        var most = Base * Math.Pow(2, Math.Min(attempt - 1, 9));
        return (most < Cap ? most : Cap) * random;
    }
}
