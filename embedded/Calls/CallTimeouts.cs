using Kazva.Embedded.Turns;

namespace Kazva.Embedded.Calls;

/// <summary>Fails calls that take too long. There is no timer per call: all runners are looked through now and then.</summary>
internal sealed class CallTimeouts(CoarseClock clock, TimeSpan limit)
{
    /// <summary>How often to look.</summary>
    public TimeSpan Every { get; } = limit == Timeout.InfiniteTimeSpan
        ? TimeSpan.FromSeconds(1)
        : TimeSpan.FromMilliseconds(Math.Clamp(limit.TotalMilliseconds / 10, 5, 3000));

    /// <summary>When a call that is sent now is to fail. The clock may be late by one round, so one is added.</summary>
    public int NextDeadline => limit == Timeout.InfiniteTimeSpan ? 0 : clock.After(limit + Every);

    /// <summary>Fails every call of a runner that is overdue.</summary>
    public void FailOverdue(TurnRunner runner)
    {
        // Thousands are looked at, and almost all are idle: nothing is allocated for them.
        if (!runner.LooksIdle) FailOverdueOf(runner);
    }

    private void FailOverdueOf(TurnRunner runner)
    {
        List<(Turn Turn, TimeoutException Failure)>? overdue = null;
        runner.Inspect(turn =>
        {
            if (turn.Deadline == 0 || !clock.IsPast(turn.Deadline)) return;
            var message = $"The call took longer than {limit.TotalSeconds:0.###} s, its outcome is unknown: {CallChain.Describe(turn)}.";
            (overdue ??= []).Add((turn, new TimeoutException(message)));
        });
        if (overdue is null) return;
        // Elsewhere: failing a call may run its caller's code, which may take its time.
        ThreadPool.UnsafeQueueUserWorkItem(
            static overdue => overdue.ForEach(item => item.Turn.Fail(item.Failure)), overdue, preferLocal: false);
    }
}
