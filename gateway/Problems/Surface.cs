using Microsoft.AspNetCore.Builder;

namespace Kazva.Gateway.Problems;

/// <summary>In which form an endpoint refuses.</summary>
internal enum Surface
{
    /// <summary>For programs: problem details (RFC 9457).</summary>
    Api,

    /// <summary>For people: a page in their language.</summary>
    Page,
}

/// <summary>Endpoint metadata that marks the citizens' endpoints.</summary>
internal sealed record CitizenSurface(Surface Surface);

internal static class CitizenSurfaces
{
    /// <summary>Marks endpoints as the citizens'.</summary>
    public static TBuilder ForCitizens<TBuilder>(this TBuilder builder, Surface surface)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new CitizenSurface(surface));
}
