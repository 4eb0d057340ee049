using Kazva.Embedded.Activations;

namespace Kazva.Embedded;

/// <summary>The base of grain classes. One object lives per key at a time and works on one turn at a time.</summary>
public abstract class Grain : IGrainBase, IAddressable
{
    private readonly Activation _activation = Activation.UnderConstruction
        ?? throw new InvalidOperationException("A grain is made by its host, never by new.");

    /// <summary>The activation that this object is the grain of.</summary>
    public IGrainContext GrainContext => _activation;

    /// <summary>Makes references to other grains.</summary>
    protected IGrainFactory GrainFactory => _activation.Host;

    /// <summary>The services of this activation.</summary>
    protected internal IServiceProvider ServiceProvider => _activation.ActivationServices;

    internal Activation Activation => _activation;

    /// <summary>Runs before the first call; a failure fails the calls that wait, and the next call tries anew.</summary>
    public virtual Task OnActivateAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Runs after the last call, as a best effort: not after a crash.</summary>
    public virtual Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Asks for deactivation as soon as the running turns have ended. Later calls go to a new activation.</summary>
    protected void DeactivateOnIdle() => _activation.Deactivate(
        new DeactivationReason(DeactivationReasonCode.ApplicationRequested, "DeactivateOnIdle was called."));

    /// <summary>Keeps the collector of idle activations away for the time given;
    /// a negative time takes an earlier delay back, <see cref="TimeSpan.MaxValue"/> is for ever.</summary>
    protected void DelayDeactivation(TimeSpan timeSpan) => _activation.DelayDeactivation(timeSpan);
}
