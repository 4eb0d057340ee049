using System.Collections.Concurrent;

namespace Kazva.Embedded.Activations;

/// <summary>Which grains are active. An entry stands from the first call until the grain's OnDeactivateAsync has ended,
/// so there are never two activations of one key.</summary>
internal sealed class ActivationDirectory(Func<GrainId, Activation> create) : IEnumerable<Activation>
{
    private readonly ConcurrentDictionary<GrainId, Activation> _activations = new();
    private int _count;
    private long _endedTurns;

    /// <summary>How many grains are active.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>Turns of activations that have ended.</summary>
    public long EndedTurns => Interlocked.Read(ref _endedTurns);

    /// <summary>The activation of a grain, made if there is none.</summary>
    public Activation Find(GrainId id)
    {
        while (true)
        {
            if (_activations.TryGetValue(id, out var activation)) return activation;
            activation = create(id);
            if (!_activations.TryAdd(id, activation)) continue;
            Interlocked.Increment(ref _count);
            return activation;
        }
    }

    public void Remove(Activation ended)
    {
        Interlocked.Add(ref _endedTurns, ended.TurnsStarted);
        if (_activations.TryRemove(KeyValuePair.Create(ended.GrainId, ended))) Interlocked.Decrement(ref _count);
    }

    public void Replace(Activation ended, Activation next)
    {
        Interlocked.Add(ref _endedTurns, ended.TurnsStarted);
        _activations[ended.GrainId] = next;
    }

    public IEnumerator<Activation> GetEnumerator()
    {
        foreach (var (_, activation) in _activations) yield return activation;
    }

    System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
}
