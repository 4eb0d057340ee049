using System.Diagnostics;

namespace Kazva.Observability;

/// <summary>The traces that wait for one piece of work that is done for all of them at once: it goes on in the newest, and has a link to
/// each of the others.</summary>
internal sealed class TraceCollection
{
    private const int MostLinked = 32;

    private readonly List<ActivityContext> _waiting = [];

    /// <summary>Notes the trace that goes on here, if there is one.</summary>
    public void Add() => Add(GridTracing.Current);

    /// <summary>Notes a trace, if it is one.</summary>
    public void Add(ActivityContext trace)
    {
        if (trace == default || (_waiting.Count > 0 && _waiting[^1].TraceId == trace.TraceId)) return;
        if (_waiting.Count == MostLinked) _waiting.RemoveAt(0);
        _waiting.Add(trace);
    }

    /// <summary>The span of the work, if anybody waits for it; from here on nobody does.</summary>
    public Activity? Start(string name)
    {
        if (_waiting.Count == 0) return null;
        var activity = GridTracing.StartLater(name, _waiting[^1], [.. _waiting.SkipLast(1).Select(trace => new ActivityLink(trace))]);
        _waiting.Clear();
        return activity;
    }
}
