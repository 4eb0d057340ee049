using System.Diagnostics;

namespace Kazva.Observability;

/// <summary>
/// The spans of a submission's way through the grains, from the source <c>Kazva.Grid</c>. A span names the organisation, the category and
/// kinds of grains; never a comment, a score, or anything of the citizen.
/// </summary>
public static class GridTracing
{
    /// <summary>The name of the source.</summary>
    public const string SourceName = "Kazva.Grid";

    internal static readonly ActivitySource Source = new(SourceName);

    /// <summary>The trace that goes on here, to be taken up later; the default when there is none, or nobody records it.</summary>
    public static ActivityContext Current => Source.HasListeners() && Activity.Current is { Recorded: true } current ? current.Context : default;

    /// <summary>A span of what is done later for a trace. Nothing is begun for no trace: what the clock does alone is nobody's.</summary>
    public static Activity? StartLater(string name, ActivityContext trace, IEnumerable<ActivityLink>? links = null) =>
        trace == default ? null : Source.StartActivity(name, ActivityKind.Internal, trace, links: links);
}
