using System.Threading.Channels;

namespace Kazva.Alarms.Watching.Tests;

/// <summary>Runs work one piece at a time, as a grain's scheduler does, and counts the pieces: between two of them other work could come.</summary>
internal sealed class TurnCounter : SynchronizationContext
{
    private readonly Channel<(SendOrPostCallback Call, object? State)> _turns = Channel.CreateUnbounded<(SendOrPostCallback, object?)>();

    public int Count { get; private set; }

    public override void Post(SendOrPostCallback d, object? state) => _turns.Writer.TryWrite((d, state));

    /// <summary>Runs work to its end.</summary>
    public async Task Run(Func<Task> work)
    {
        var done = Here(work);
        _ = done.ContinueWith(_ => _turns.Writer.TryComplete(), TaskScheduler.Default);
        await foreach (var (call, state) in _turns.Reader.ReadAllAsync())
        {
            Count++;
            _ = Here(() =>
            {
                call(state);
                return Task.CompletedTask;
            });
        }
        await done;
    }

    private Task Here(Func<Task> work)
    {
        var before = Current;
        SetSynchronizationContext(this);
        try
        {
            return work();
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }
}
