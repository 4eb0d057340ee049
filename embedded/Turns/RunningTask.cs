using System.Runtime.CompilerServices;

namespace Kazva.Embedded.Turns;

/// <summary>
/// The task that .NET takes a thread to run: <see cref="TaskScheduler.Current"/> is its scheduler. A task runs once, so to say by public means
/// whose drain it is takes a new one each time: with one call under way a fifth of what the call allocates, and a fifth of its time. A runner
/// keeps one task that never ends instead, and this tells the thread of it by .NET's own field.
/// </summary>
internal static class RunningTask
{
    private static readonly object Endless = new();

    /// <summary>Whether this .NET has that field, and goes by it. Where it does not, each drain must be a task.</summary>
    public static bool CanBeSet { get; } = GoesByTheField();

    /// <summary>Of this thread.</summary>
    public static Task? Current
    {
        get => Field(null);
        set => Field(null) = value;
    }

    /// <summary>A task that runs for ever on a scheduler, which is not to execute it. Nothing attaches itself to it.</summary>
    public static Task EndlessOn(TaskScheduler scheduler)
    {
        var task = new Task(static _ => { }, Endless, TaskCreationOptions.DenyChildAttach);
        task.Start(scheduler);
        return task;
    }

    /// <summary>Whether it is of <see cref="EndlessOn"/>.</summary>
    public static bool IsEndless(Task task) => ReferenceEquals(task.AsyncState, Endless);

    private static bool GoesByTheField()
    {
        var scheduler = new Nowhere();
        try
        {
            var before = Current;
            Current = EndlessOn(scheduler);
            var goes = ReferenceEquals(TaskScheduler.Current, scheduler);
            Current = before;
            return goes && !ReferenceEquals(TaskScheduler.Current, scheduler);
        }
        catch (MissingFieldException)
        {
            return false;
        }
    }

    [UnsafeAccessor(UnsafeAccessorKind.StaticField, Name = "t_currentTask")]
    private static extern ref Task? Field(Task? ofClass);

    private sealed class Nowhere : TaskScheduler
    {
        protected override void QueueTask(Task task) { }

        protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

        protected override IEnumerable<Task> GetScheduledTasks() => [];
    }
}
