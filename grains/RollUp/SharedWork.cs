namespace Kazva.RollUp;

/// <summary>
/// Work that several calls of one grain wait for: the first begins it, the others join, and after it failed the next begins it anew.
/// A caller that gives up waiting does not end it.
/// </summary>
internal sealed class SharedWork
{
    private Task? _running;

    /// <summary>Joins the work, or begins it.</summary>
    public async Task Run(Func<Task> work)
    {
        var running = _running ??= work();
        try
        {
            await running;
        }
        finally
        {
            if (ReferenceEquals(_running, running)) _running = null;
        }
    }
}
