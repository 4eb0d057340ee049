using Kazva.Definition;

namespace Kazva.Grains.Tests.Definition;

public class PublicUrlTests
{
    [Theory]
    [InlineData("https://kazva.example.org", "https://kazva.example.org/l/K7Q2MD", "kazva.example.org/l/")]
    [InlineData(" https://KAZVA.example.org/ ", "https://kazva.example.org/l/K7Q2MD", "kazva.example.org/l/")]
    [InlineData("https://kazva.example.org:443", "https://kazva.example.org/l/K7Q2MD", "kazva.example.org/l/")]
    [InlineData("https://kazva.example.org:8443/", "https://kazva.example.org:8443/l/K7Q2MD", "kazva.example.org:8443/l/")]
    [InlineData("https://каже.бг", "https://xn--80akco.xn--90ae/l/K7Q2MD", "каже.бг/l/")]
    public void Address_ThatPhonesCanReach_LeadsToTheForm(string given, string address, string readable)
    {
        PublicUrl.TryRead(given, out var url).ShouldBeTrue();

        url.IsSet.ShouldBeTrue();
        url.AddressOf("K7Q2MD").ShouldBe(address);
        url.ReadableStart.ShouldBe(readable);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("kazva.example.org")]
    [InlineData("http://kazva.example.org")]
    [InlineData("ftp://kazva.example.org")]
    [InlineData("https://")]
    [InlineData("https://localhost")]
    [InlineData("https://LOCALHOST.:5000")]
    [InlineData("https://kazva.localhost")]
    [InlineData("https://127.0.0.1")]
    [InlineData("https://127.1.2.3")]
    [InlineData("https://[::1]")]
    [InlineData("https://0.0.0.0")]
    [InlineData("https://kazva.example.org/feedback")]
    [InlineData("https://kazva.example.org/?a=b")]
    [InlineData("https://kazva.example.org/#a")]
    [InlineData("https://user:word@kazva.example.org")]
    public void Address_ThatPlatesMustNotLeadTo_IsNone(string? given) => PublicUrl.TryRead(given, out _).ShouldBeFalse();

    [Fact]
    public void Unset_AskedForAnAddress_HasNone()
    {
        PublicUrl.Unset.IsSet.ShouldBeFalse();
        Should.Throw<InvalidOperationException>(() => PublicUrl.Unset.AddressOf("K7Q2MD"));
    }
}
