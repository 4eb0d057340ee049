using System.Net;
using Kazva.Definition;
using Kazva.Gateway.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Kazva.Gateway.Limits;

/// <summary>Limits submissions by the sender's address and then by location, so that one sender who is refused
/// does not use up what a location takes from others. What is known of an address is dropped when its window is over.</summary>
internal sealed class SubmissionLimits(IOptions<LimitOptions> options, DailyAddressHash hash, TimeProvider time) : IDisposable
{
    private readonly CellRateLimit<UInt128> _byAddress = new(
        options.Value.AddressSubmissions, options.Value.AddressSubmissions, options.Value.AddressWindow, time);
    private readonly CellRateLimit<string> _byLocation = new(options.Value.LocationBurst, options.Value.LocationPerMinute, TimeSpan.FromMinutes(1), time);

    /// <summary>Takes a submission.</summary>
    /// <param name="from">The sender's address.</param>
    /// <param name="code">What the sender gave for the location's code.</param>
    /// <returns>Null when it is taken; otherwise how long to wait.</returns>
    public TimeSpan? TryTake(IPAddress? from, string? code)
    {
        if (_byAddress.TryTake(hash.Of(from)) is { } wait)
        {
            GatewayMetrics.LimitedBy("address");
            return wait;
        }
        // What cannot be a code shares one limit.
        if (_byLocation.TryTake(PlateCode.Normalise(code) ?? "") is { } busy)
        {
            GatewayMetrics.LimitedBy("location");
            return busy;
        }
        return null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _byAddress.Dispose();
        _byLocation.Dispose();
    }
}

/// <summary>Puts limits before routes.</summary>
internal static class LimitedRoutes
{
    /// <summary>Asks those to wait who send too much. Stands before the route reads anything of the request.</summary>
    public static void LimitSubmissions(this RouteHandlerBuilder route) => route.AddEndpointFilter(static async (invocation, next) =>
        invocation.HttpContext.RequestServices.GetRequiredService<SubmissionLimits>()
            .TryTake(invocation.HttpContext.Connection.RemoteIpAddress, invocation.HttpContext.GetRouteValue("code") as string) is { } wait
            ? Refusal.TooMany(wait)
            : await next(invocation));
}
