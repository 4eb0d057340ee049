using System.Collections.Concurrent;

namespace Kazva.Behaviour.Tests.Kit;

/// <summary>What happened in a test, in order. Grains find it by the key that they share with the test.</summary>
public sealed class Journal
{
    /// <summary>How long a test waits for what must happen: far longer than it ever takes.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly ConcurrentDictionary<string, Journal> All = new(StringComparer.Ordinal);

    private readonly Lock _lock = new();
    private readonly List<string> _entries = [];
    private readonly List<(string Entry, int Times, TaskCompletionSource Seen)> _awaited = [];
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _gates = new(StringComparer.Ordinal);

    /// <summary>A key that no other test uses, with its journal.</summary>
    public static (string Key, Journal Journal) New()
    {
        var key = Guid.NewGuid().ToString("N");
        return (key, Of(key));
    }

    /// <summary>The journal of a key; what follows a slash in it is left out, so that several grains may share one.</summary>
    public static Journal Of(string key) => All.GetOrAdd(key.Split('/')[0], _ => new Journal());

    public IReadOnlyList<string> Entries
    {
        get
        {
            lock (_lock) return [.. _entries];
        }
    }

    public void Write(string entry)
    {
        List<TaskCompletionSource> seen = [];
        lock (_lock)
        {
            _entries.Add(entry);
            seen.AddRange(_awaited.Where(Happened).Select(a => a.Seen));
            _awaited.RemoveAll(Happened);
        }
        foreach (var one in seen) one.TrySetResult();
    }

    /// <summary>Ends when an entry was written so many times.</summary>
    public Task Until(string entry, int times = 1)
    {
        lock (_lock)
        {
            var awaited = (entry, times, Seen: new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
            if (Happened(awaited)) return Task.CompletedTask;
            _awaited.Add(awaited);
            return awaited.Seen.Task.WaitAsync(Patience);
        }
    }

    /// <summary>Ends when the test opens the gate.</summary>
    public Task Gate(string name) => TheGate(name).Task;

    public void Open(string gate) => TheGate(gate).TrySetResult();

    private TaskCompletionSource TheGate(string name) =>
        _gates.GetOrAdd(name, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));

    private bool Happened((string Entry, int Times, TaskCompletionSource Seen) awaited) =>
        _entries.Count(e => string.Equals(e, awaited.Entry, StringComparison.Ordinal)) >= awaited.Times;
}
