namespace Kazva.Embedded;

/// <summary>Something that calls can be sent to: a grain or an observer.</summary>
public interface IAddressable;

/// <summary>The base of every grain interface. Its methods return <see cref="Task"/>, <see cref="Task{TResult}"/>,
/// <see cref="ValueTask"/> or <see cref="ValueTask{TResult}"/>.</summary>
/// <remarks>Arguments and results are handed over by reference, not copied, so their types must be immutable.</remarks>
public interface IGrain : IAddressable;

/// <summary>A grain that is found by a string.</summary>
public interface IGrainWithStringKey : IGrain;

/// <summary>The base of interfaces through which grains tell others what happened. A call of a method that returns nothing, or that is
/// <see cref="OneWayAttribute"/>, is one-way. Any other waits for the observer: its failure reaches the caller, and so does a
/// <see cref="TimeoutException"/> when there is no observer any more.</summary>
public interface IGrainObserver : IAddressable;

/// <summary>What the host asks of a grain class; <see cref="Grain"/> implements it.</summary>
public interface IGrainBase
{
    /// <summary>The activation that this object is the grain of.</summary>
    IGrainContext GrainContext { get; }

    /// <summary>Runs before the first call; a failure fails the calls that wait.</summary>
    Task OnActivateAsync(CancellationToken cancellationToken);

    /// <summary>Runs after the last call, as a best effort: not after a crash.</summary>
    Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken);
}

/// <summary>An activation as its grain sees it.</summary>
public interface IGrainContext
{
    /// <summary>Whose activation it is.</summary>
    GrainId GrainId { get; }

    /// <summary>The services of this activation.</summary>
    IServiceProvider ActivationServices { get; }
}
