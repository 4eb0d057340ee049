using Microsoft.AspNetCore.Routing.Matching;

namespace Kazva.Silo.Hosting;

/// <summary>Lets an endpoint be reached only by the listener that it is for. To the other it does not exist.</summary>
internal sealed class ListenerPolicy(Listeners listeners) : MatcherPolicy, IEndpointSelectorPolicy
{
    /// <summary>Before the HTTP-method policy, so that a route of the other side never says "405".</summary>
    public override int Order => -10_000;

    public bool AppliesToEndpoints(IReadOnlyList<Endpoint> endpoints) =>
        endpoints.Any(endpoint => endpoint.Metadata.GetMetadata<ServedOn>() is not null);

    public Task ApplyAsync(HttpContext httpContext, CandidateSet candidates)
    {
        var listener = listeners.Of(httpContext.Connection);
        for (var i = 0; i < candidates.Count; i++)
            if (candidates[i].Endpoint.Metadata.GetMetadata<ServedOn>() is { } served && served.Listener != listener)
                candidates.SetValidity(i, false);
        return Task.CompletedTask;
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
