using Kazva.Embedded.Turns;

namespace Kazva.Embedded.Activations;

/// <summary>Runs the host's own asynchronous code for an activation, on its runner, outside the order of calls.</summary>
internal sealed class LifecycleTurn(Activation activation, string name, Func<Task> work, Action<Exception?> end) : Turn
{
    private Task? _task;

    internal override string Name => $"{activation.Name}.{name}";

    internal override bool MayMove => false;

    internal override void Run(TurnRunner runner)
    {
        Runner = runner;
        Started = true;
        SetSynchronizationContext(this);
        try
        {
            _task = work();
        }
        catch (Exception e)
        {
            _task = Task.FromException(e);
        }
        if (_task.IsCompleted) Finish();
        else _task.GetAwaiter().UnsafeOnCompleted(Finish);
    }

    private void Finish()
    {
        TrySettle();
        end(_task!.IsCompletedSuccessfully ? null : _task.Exception?.InnerException ?? new TaskCanceledException(_task));
    }

    internal override void Fail(Exception exception) { }
}
