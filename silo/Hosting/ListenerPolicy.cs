using Microsoft.AspNetCore.Routing.Matching;

namespace Kazva.Silo.Hosting;

/// <summary>Lets an endpoint be reached only by the listener that it is for. To the other it does not exist.</summary>
internal sealed class ListenerPolicy(Listeners listeners) : MatcherPolicy, INodeBuilderPolicy
{
    /// <summary>Before the HTTP-method policy, so that a route of the other side never says "405".</summary>
    public override int Order => -10_000;

    public bool AppliesToEndpoints(IReadOnlyList<Endpoint> endpoints) =>
        endpoints.Any(endpoint => endpoint.Metadata.GetMetadata<ServedOn>() is not null);

    /// <summary>Parts the endpoints by listener once, when routes are built, so that a request has only its own to choose from.</summary>
    public IReadOnlyList<PolicyNodeEdge> GetEdges(IReadOnlyList<Endpoint> endpoints) =>
    [
        .. Enum.GetValues<Listener>().Select(listener => new PolicyNodeEdge(listener, [.. endpoints.Where(endpoint => IsReached(endpoint, listener))])),
    ];

    public PolicyJumpTable BuildJumpTable(int exitDestination, IReadOnlyList<PolicyJumpTableEdge> edges)
    {
        var destinations = edges.ToDictionary(edge => (Listener)edge.State, edge => edge.Destination);
        return new ByListener(
            listeners,
            destinations.GetValueOrDefault(Listener.Citizens, exitDestination),
            destinations.GetValueOrDefault(Listener.Staff, exitDestination));
    }

    private static bool IsReached(Endpoint endpoint, Listener listener) =>
        endpoint.Metadata.GetMetadata<ServedOn>() is not { } served || served.Listener == listener;

    private sealed class ByListener(Listeners listeners, int citizens, int staff) : PolicyJumpTable
    {
        public override int GetDestination(HttpContext httpContext) =>
            listeners.Of(httpContext.Connection) == Listener.Staff ? staff : citizens;
    }

    /// <summary>Marks an endpoint with the listener that it is for.</summary>
    internal sealed record ServedOn(Listener Listener);
}

/// <summary>Says which listener endpoints are for.</summary>
internal static class ListenerConventions
{
    /// <summary>The endpoints are reached by this listener only.</summary>
    public static RouteGroupBuilder ServedOn(this RouteGroupBuilder group, Listener listener) =>
        group.WithMetadata(new ListenerPolicy.ServedOn(listener));
}
