namespace Kazva.Embedded;

/// <summary>Makes references to grains and observers.</summary>
public interface IGrainFactory
{
    /// <summary>A reference to a grain, which is activated by the first call if it is not active.</summary>
    /// <exception cref="ArgumentException">No known class, or more than one, implements the interface.</exception>
    TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey;

    /// <summary>A reference that grains may call to reach <paramref name="obj"/>, which is held weakly: keep it.</summary>
    TGrainObserverInterface CreateObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver;

    /// <summary>Ends a reference; calls to it are then dropped.</summary>
    /// <param name="obj">What <see cref="CreateObjectReference"/> returned.</param>
    /// <exception cref="ArgumentException">Not such a reference.</exception>
    void DeleteObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver;
}
