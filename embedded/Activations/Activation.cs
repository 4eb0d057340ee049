using Kazva.Embedded.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace Kazva.Embedded.Activations;

/// <summary>One life of a grain, from the first call after it was absent until its deactivation.</summary>
internal sealed partial class Activation : TurnRunner, IGrainContext
{
    [ThreadStatic] private static Activation? _underConstruction;

    private readonly GrainClass _class;
    private Grain? _grain;
    private IServiceScope? _scope;

    public Activation(GrainHost host, GrainId id, GrainClass grainClass)
    {
        Host = host;
        GrainId = id;
        _class = grainClass;
        IsReentrant = grainClass.IsReentrant;
        _lastUsed = host.Clock.Now;
    }

    /// <summary>The activation whose grain is just being constructed on this thread.</summary>
    public static Activation? UnderConstruction => _underConstruction;

    public GrainHost Host { get; }

    public GrainId GrainId { get; }

    /// <summary>Made on first use: most grains need no services of their own scope.</summary>
    public IServiceProvider ActivationServices => (_scope ??= Host.Services.CreateScope()).ServiceProvider;

    public override object Target => _grain!;

    public override string Name => GrainId.ToString();

    public override void OnLostFailure(Exception exception) => LogLostFailure(Host.Log, GrainId, exception);

    private void Construct()
    {
        _underConstruction = this;
        try
        {
            _grain = _class.Create(this);
        }
        finally
        {
            _underConstruction = null;
        }
    }

    private async ValueTask DisposeGrainAsync()
    {
        try
        {
            if (_grain is IAsyncDisposable asynchronous) await asynchronous.DisposeAsync();
            else if (_grain is IDisposable disposable) disposable.Dispose();
            if (_scope is IAsyncDisposable scope) await scope.DisposeAsync();
            else _scope?.Dispose();
        }
        catch (Exception e)
        {
            LogDisposeFailed(Host.Log, GrainId, e);
        }
    }
}
