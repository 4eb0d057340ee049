namespace Kazva.Bench.Subjects;

/// <summary>The minute of the clock: just after its end the alarms judge what came in it. What is measured for less than a minute begins at a second of it, so
/// that this is always or never part of it.</summary>
internal static class JudgedMinute
{
    /// <summary>Waits for a second of the minute, of this one or the next. A smoke does not wait.</summary>
    public static Task SecondAsync(BenchRun run, int second)
    {
        if (run.Options.Smoke) return Task.CompletedTask;
        var now = DateTime.UtcNow;
        var wait = TimeSpan.FromSeconds(second) - (now.TimeOfDay - TimeSpan.FromMinutes(Math.Floor(now.TimeOfDay.TotalMinutes)));
        return Task.Delay(wait < TimeSpan.Zero ? wait + TimeSpan.FromMinutes(1) : wait);
    }
}
