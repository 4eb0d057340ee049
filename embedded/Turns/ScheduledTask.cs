namespace Kazva.Embedded.Turns;

/// <summary>A task that somebody started on the runner as a <see cref="TaskScheduler"/>.</summary>
internal sealed class ScheduledTask(Task task) : InboxItem
{
    internal override void Handle(TurnRunner runner)
    {
        // Without a context, awaits inside fall back to TaskScheduler.Current, which is the runner.
        SetSynchronizationContext(null);
        runner.ExecuteTask(task);
    }
}

/// <summary>Makes a runner look after itself: see <see cref="TurnRunner.LookAfter"/>.</summary>
internal sealed class Nudge : InboxItem
{
    internal override void Handle(TurnRunner runner) => runner.NeedsLookingAfter();
}
