using Kazva.Silo.Storage.Serving;

namespace Kazva.Silo.Hosting;

/// <summary>The program with the lock on its data, which is let go only when nothing writes any more.</summary>
internal sealed class RunningApplication(WebApplication app) : IAsyncDisposable
{
    /// <summary>The lock, once it was taken.</summary>
    public IAsyncDisposable? Lock { get; set; }

    /// <summary>Why the program has to stop: somebody else serves the same data.</summary>
    public StorageInUseException? Lost { get; private set; }

    /// <summary>Stops the program, because its data are somebody else's now.</summary>
    public void Stop(StorageInUseException reason)
    {
        Lost = reason;
        app.Lifetime.StopApplication();
    }

    /// <summary>Stops the program if it runs, disposes of it, and lets go of the lock.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            if (app.Lifetime.ApplicationStarted.IsCancellationRequested && !app.Lifetime.ApplicationStopped.IsCancellationRequested)
                await app.StopAsync();
        }
        finally
        {
            await app.DisposeAsync();
            if (Lock is not null) await Lock.DisposeAsync();
        }
    }
}
