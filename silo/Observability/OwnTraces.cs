using System.Diagnostics;

namespace Kazva.Silo.Observability;

/// <summary>
/// Between our processes a trace goes on as usual. A request from outside begins a new one, whatever it names: a trace's id that
/// a browser brings along could tell who sent what, and its sampled flag could have everything recorded.
/// </summary>
internal sealed class OwnTraces : DistributedContextPropagator
{
    private readonly DistributedContextPropagator _inner = CreateDefaultPropagator();

    public override IReadOnlyCollection<string> Fields => _inner.Fields;

    public override void Inject(Activity? activity, object? carrier, PropagatorSetterCallback? setter) => _inner.Inject(activity, carrier, setter);

    public override void ExtractTraceIdAndState(object? carrier, PropagatorGetterCallback? getter, out string? traceId, out string? traceState)
    {
        (traceId, traceState) = (null, null);
        if (carrier is not IHeaderDictionary) _inner.ExtractTraceIdAndState(carrier, getter, out traceId, out traceState);
    }

    public override IEnumerable<KeyValuePair<string, string?>>? ExtractBaggage(object? carrier, PropagatorGetterCallback? getter) =>
        carrier is IHeaderDictionary ? null : _inner.ExtractBaggage(carrier, getter);
}
