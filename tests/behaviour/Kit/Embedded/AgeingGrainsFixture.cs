namespace Kazva.Behaviour.Tests.Kit;

/// <summary>A host whose grains grow old and whose calls time out while the test looks on. On this host its manual clock does both.</summary>
public sealed class AgeingGrainsFixture : IAsyncLifetime
{
    private readonly GrainsFixture _host = new() { Configure = options => options.CollectionAge = Ages.Usual };

    public IGrainFactory Grains => _host.Grains;

    public ITestClock Clock => _host.Clock;

    public ValueTask InitializeAsync() => _host.InitializeAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();
}

/// <summary>How long the grains of <see cref="AgeingGrainsFixture"/> may be idle.</summary>
public static class Ages
{
    /// <summary>The age of a class that says so, as <see cref="CollectionAgeLimitAttribute"/> takes it.</summary>
    public const string Brief = "00:02:00";

    /// <summary>The age of all other classes.</summary>
    public static readonly TimeSpan Usual = TimeSpan.FromMinutes(15);
}
