using System.Collections.Frozen;
using System.Diagnostics;
using OpenTelemetry;

namespace Kazva.Silo.Observability;

/// <summary>Leaves of a request's span only what says nothing of who asked: whatever else the framework notes, now or in a later version,
/// such as addresses, programs and queries, is taken off before anybody sends it.</summary>
internal sealed class AnonymousSpans : BaseProcessor<Activity>
{
    private static readonly FrozenSet<string> Kept = FrozenSet.Create(
        StringComparer.Ordinal, RequestSpan.Method, RequestSpan.Route, RequestSpan.Status, "error.type", "url.scheme", "network.protocol.version");

    public override void OnEnd(Activity data)
    {
        if (data.Source.Name != "Microsoft.AspNetCore") return;
        foreach (var (name, _) in data.TagObjects.ToList())
            if (!Kept.Contains(name))
                data.SetTag(name, null);
    }
}
