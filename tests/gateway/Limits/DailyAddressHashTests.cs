using System.Buffers.Binary;
using System.Net;
using System.Security.Cryptography;
using Kazva.Gateway.Limits;

namespace Kazva.Gateway.Tests.Limits;

public sealed class DailyAddressHashTests
{
    private static readonly IPAddress Address = IPAddress.Parse("192.0.2.7");
    private readonly Clock _clock = new() { Now = new(2026, 5, 4, 23, 59, 59, TimeSpan.Zero) };

    [Fact]
    public void Hash_WithinADay_StaysTheSame()
    {
        var hash = new DailyAddressHash(_clock);
        var evening = hash.Of(Address);
        _clock.Now = new(2026, 5, 4, 0, 0, 0, TimeSpan.Zero);

        // Even a clock that was set back within the day.
        hash.Of(Address).ShouldBe(evening);
    }

    [Fact]
    public void Hash_AtMidnightUtc_Changes()
    {
        var hash = new DailyAddressHash(_clock);
        var before = hash.Of(Address);
        _clock.Now = _clock.Now.AddSeconds(1);

        (hash.Of(Address) == before).ShouldBeFalse();
    }

    [Fact]
    public void Hash_OfOneAddress_DiffersBetweenProcesses() =>
        (new DailyAddressHash(_clock).Of(Address) == new DailyAddressHash(_clock).Of(Address)).ShouldBeFalse();

    [Fact]
    public void Hash_OfAnAddress_GivesNothingOfItAway()
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128LittleEndian(bytes, new DailyAddressHash(_clock).Of(Address));
        var hash = Convert.ToHexString(bytes);

        hash.ShouldNotContain(Convert.ToHexString(Address.GetAddressBytes()));
        Convert.ToHexString(SHA256.HashData(Address.GetAddressBytes())).ShouldNotContain(hash);
    }

    [Theory]
    [InlineData("192.0.2.7", "192.0.2.8", false)]
    [InlineData("192.0.2.7", "::ffff:192.0.2.7", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    public void Hash_OfTwoAddresses_IsOneWhereTheyAreOneHome(string first, string second, bool same)
    {
        var hash = new DailyAddressHash(_clock);

        (hash.Of(IPAddress.Parse(first)) == hash.Of(IPAddress.Parse(second))).ShouldBe(same);
    }

    [Fact]
    public void Hash_WithoutAnAddress_IsSharedByAllWhoHaveNone()
    {
        var hash = new DailyAddressHash(_clock);

        hash.Of(null).ShouldBe(hash.Of(null));
    }

    [Fact]
    public void HashAtALocation_IsOneForAnAddress_AndAnotherElsewhereOrTomorrow()
    {
        var hash = new DailyAddressHash(_clock);
        var here = hash.At("K7Q2MD", Address);
        hash.At("K7Q2MD", Address).ShouldBe(here);
        hash.At("K7Q2MD", IPAddress.Parse("::ffff:192.0.2.7")).ShouldBe(here);
        hash.At("K7Q2MX", Address).ShouldNotBe(here);
        hash.At("K7Q2MD", IPAddress.Parse("192.0.2.8")).ShouldNotBe(here);
        hash.At("K7Q2MD", IPAddress.Parse("2001:db8:1:2::1")).ShouldBe(hash.At("K7Q2MD", IPAddress.Parse("2001:db8:1:2:ffff::9")));
        new DailyAddressHash(_clock).At("K7Q2MD", Address).ShouldNotBe(here);
        _clock.Now = _clock.Now.AddSeconds(1);
        hash.At("K7Q2MD", Address).ShouldNotBe(here);
    }

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
