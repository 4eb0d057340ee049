namespace Kazva.Abuse;

/// <summary>When a submission is held (<c>Kazva:Abuse</c>). docs/abuse.md says how they were chosen.</summary>
public sealed class AbuseOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "Kazva:Abuse";

    /// <summary>The longest time that is looked back over.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <summary>For how long the same content from the same source at one location is a repeat; zero for never.</summary>
    public TimeSpan RepeatWithin { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>The least number of answers within <see cref="BurstWindow"/> that can be a burst; 0 when none ever is.</summary>
    public int BurstFrom { get; set; } = 60;

    /// <summary>The time over which a burst is counted, in whole minutes.</summary>
    public TimeSpan BurstWindow { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How many times as many as usual at the location are improbable.</summary>
    public double BurstFactor { get; set; } = 20;

    /// <summary>From which share on, of the newest answers, those with the same content or from the same source look alike. Over 0.5 to 1.</summary>
    public double BurstAlike { get; set; } = 0.8;

    /// <summary>What is wrong with the settings, each named; empty when nothing is.</summary>
    public IEnumerable<string> Mistakes()
    {
        if (RepeatWithin < TimeSpan.Zero || RepeatWithin > Longest)
            yield return $"{Section}:{nameof(RepeatWithin)} is {RepeatWithin}; it should be from {TimeSpan.Zero}, which is never, to {Longest}.";
        if (BurstFrom is not 0 and < 10)
            yield return $"{Section}:{nameof(BurstFrom)} is {BurstFrom}; it should be 0, which is never, or at least 10.";
        if (BurstWindow < TimeSpan.FromMinutes(1) || BurstWindow > Longest || BurstWindow.Ticks % TimeSpan.TicksPerMinute != 0)
            yield return $"{Section}:{nameof(BurstWindow)} is {BurstWindow}; it should be whole minutes, from {TimeSpan.FromMinutes(1)} to {Longest}.";
        if (!(BurstFactor >= 1 && BurstFactor <= 1_000_000))
            yield return FormattableString.Invariant($"{Section}:{nameof(BurstFactor)} is {BurstFactor}; it should be from 1 to 1000000.");
        if (!(BurstAlike > 0.5 && BurstAlike <= 1))
            yield return FormattableString.Invariant($"{Section}:{nameof(BurstAlike)} is {BurstAlike}; it should be over 0.5, and at most 1.");
    }
}
