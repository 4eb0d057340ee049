using System.Buffers.Binary;
using System.Collections.Concurrent;
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

    /// <summary>The hash of an address today, half of the whole: among all addresses of a day no two share it. Connections without an address,
    /// such as those of a Unix socket, share one.</summary>
    public UInt128 Of(IPAddress? address)
    {
        Span<byte> bytes = stackalloc byte[AddressBytes];
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        TodaysKey().Hash(bytes[..Write(address, bytes)], hash);
        return BinaryPrimitives.ReadUInt128LittleEndian(hash);
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
        TodaysKey().Hash(bytes[..(AddressBytes + 1 + written)], hash);
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

    private DailyKey TodaysKey()
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        if (Volatile.Read(ref _key) is { } key && key.Day == today) return key;
        lock (_renewal)
        {
            if (_key is not { } kept || kept.Day != today)
            {
                var yesterdays = _key;
                Volatile.Write(ref _key, kept = new DailyKey(today));
                yesterdays?.Forget();
            }
            return kept;
        }
    }

    /// <summary>The key of a day. Setting up an HMAC takes longer than reckoning one, so those that are set up are used again.</summary>
    private sealed class DailyKey(DateOnly day)
    {
        private readonly byte[] _bytes = RandomNumberGenerator.GetBytes(KeyBytes);
        private readonly ConcurrentBag<IncrementalHash> _idle = [];
        private volatile bool _forgotten;

        public DateOnly Day => day;

        public void Hash(ReadOnlySpan<byte> bytes, Span<byte> hash)
        {
            var mac = _idle.TryTake(out var kept) ? kept : IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _bytes);
            mac.AppendData(bytes);
            mac.GetHashAndReset(hash);
            _idle.Add(mac);
            if (_forgotten) DisposeIdle();
        }

        /// <summary>Throws the key away. Whoever is just hashing with it throws away what they used when they are done.</summary>
        public void Forget()
        {
            _forgotten = true;
            DisposeIdle();
        }

        private void DisposeIdle()
        {
            while (_idle.TryTake(out var mac)) mac.Dispose();
        }
    }
}
