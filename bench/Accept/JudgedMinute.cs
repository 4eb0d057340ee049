namespace Kazva.Bench.Accept;

/// <summary>The minute of the clock: just after its end the alarms judge what came in it. The turns of <c>accept</c>, shorter than a minute, begin at such a second
/// that this is always part of Kazva's and never of another's.</summary>
internal static class JudgedMinute
{
    /// <summary>Waits for a second of the minute, of this one or the next. A smoke does not wait.</summary>
    public static Task SecondAsync(BenchRun run, int second)
    {
        if (run.Options.Smoke) return Task.CompletedTask;
        // The servers that are measured are other processes, which go by the same clock.
        var wait = TimeSpan.FromSeconds(second) - TimeSpan.FromTicks(DateTime.UtcNow.Ticks % TimeSpan.TicksPerMinute);
        return Task.Delay(wait < TimeSpan.Zero ? wait + TimeSpan.FromMinutes(1) : wait);
    }
}
