namespace Kazva.Dashboard.Tests.Alarms;

/// <summary>Tests of what staff are served of alarms, each with a host of its own.</summary>
public abstract class AlarmTests : IAsyncLifetime
{
    private protected AlarmHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Host = await AlarmHost.StartAsync();

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Host.DisposeAsync();
    }
}
