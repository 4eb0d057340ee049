using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Kazva.Gateway.Limits;

/// <summary>Says once, in the log, that requests seem to come through a proxy that is not in <c>Kazva:TrustedProxies</c>: all citizens behind it
/// are then one to the limits and to the watch for abuse. Stands after the forwarded headers, of which nothing is left that was believed.</summary>
internal sealed partial class UnknownProxyWarning(RequestDelegate next, ILogger<UnknownProxyWarning> logger)
{
    private const string Header = "X-Forwarded-For";

    private int _told;

    public Task InvokeAsync(HttpContext context)
    {
        // A citizen on the internet may send the header too; a proxy of ours stands beside us.
        if (Volatile.Read(ref _told) == 0 && context.Request.Headers.ContainsKey(Header) && IsNear(context.Connection.RemoteIpAddress)
            && Interlocked.Exchange(ref _told, 1) == 0)
            LogUnknownProxy();
        return next(context);
    }

    private static bool IsNear(IPAddress? address)
    {
        if (address is null) return true;
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        if (IPAddress.IsLoopback(address) || address.IsIPv6UniqueLocal || address.IsIPv6LinkLocal) return true;
        return address.AddressFamily == AddressFamily.InterNetwork
            && address.GetAddressBytes() is [10, ..] or [172, >= 16 and < 32, ..] or [192, 168, ..] or [169, 254, ..];
    }

    [LoggerMessage(1, LogLevel.Warning,
        "Requests come through a proxy that is not in Kazva:TrustedProxies. All citizens behind it are taken for one: they share their limits, and most of what they answer is held as repeated")]
    private partial void LogUnknownProxy();
}
