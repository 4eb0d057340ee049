using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

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
    private const int AddressBytes = 16;
    private const int LongestLocation = 64;
    private readonly Lock _renewal = new();
    private DailyKey? _key;

    /// <summary>The hash of an address today. Connections without an address, such as those of a Unix socket, share one.</summary>
    public string Of(IPAddress? address)
    {
        Span<byte> bytes = stackalloc byte[AddressBytes];
        return Convert.ToHexString(HMACSHA256.HashData(TodaysKey(), bytes[..Write(address, bytes)]));
    }

    /// <summary>The hash of an address at one location today: those of two locations cannot be told to be of one address, nor can
    /// <see cref="Of"/> be reckoned from them.</summary>
    public long At(string location, IPAddress? address)
    {
        Span<byte> bytes = stackalloc byte[AddressBytes + LongestLocation];
        var length = Write(address, bytes);
        // The length comes first in the tail: no other address and location make the same bytes.
        bytes[AddressBytes] = (byte)length;
        var written = Encoding.UTF8.TryGetBytes(location, bytes[(AddressBytes + 1)..], out var tail) ? tail : throw new ArgumentException("A code is short.", nameof(location));
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(TodaysKey(), bytes[..(AddressBytes + 1 + written)], hash);
        return BinaryPrimitives.ReadInt64LittleEndian(hash);
    }

    private static int Write(IPAddress? address, Span<byte> bytes)
    {
        var length = 0;
        if (address is { IsIPv4MappedToIPv6: true }) address = address.MapToIPv4();
        if (address?.TryWriteBytes(bytes, out length) == true && address.AddressFamily == AddressFamily.InterNetworkV6)
        {
            length = Ipv6NetworkBytes;
            bytes[length..AddressBytes].Clear();
        }
        return length;
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
