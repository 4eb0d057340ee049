using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Kazva.Gateway.Limits;

/// <summary>
/// Tells one address from another for a day, and nothing else: HMAC-SHA-256 under a random key that is held in memory
/// only and thrown away at midnight UTC. After that nobody, not even with the whole disk and the list of all addresses,
/// can tell who was who. Of IPv6 only the network (/64) counts, as a home or a phone has a whole one.
/// </summary>
internal sealed class DailyAddressHash(TimeProvider time)
{
    private const int KeyBytes = 32;
    private const int Ipv6NetworkBytes = 8;
    private readonly Lock _renewal = new();
    private DailyKey? _key;

    /// <summary>The hash of an address today. Connections without an address, such as those of a Unix socket, share one.</summary>
    public string Of(IPAddress? address)
    {
        Span<byte> bytes = stackalloc byte[16];
        var length = 0;
        if (address is { IsIPv4MappedToIPv6: true }) address = address.MapToIPv4();
        if (address?.TryWriteBytes(bytes, out length) == true && address.AddressFamily == AddressFamily.InterNetworkV6)
            length = Ipv6NetworkBytes;
        return Convert.ToHexString(HMACSHA256.HashData(TodaysKey(), bytes[..length]));
    }

    private byte[] TodaysKey()
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        if (Volatile.Read(ref _key) is { } key && key.Day == today) return key.Bytes;
        lock (_renewal)
        {
            if (_key?.Day != today) Volatile.Write(ref _key, new DailyKey(today, RandomNumberGenerator.GetBytes(KeyBytes)));
            return _key!.Bytes;
        }
    }

    private sealed record DailyKey(DateOnly Day, byte[] Bytes);
}
