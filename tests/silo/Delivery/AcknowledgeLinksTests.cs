using Kazva.Alarms.Delivery;
using Kazva.Silo.Delivery;
using Kazva.TestKit;
using Microsoft.AspNetCore.DataProtection;

namespace Kazva.Silo.Tests.Delivery;

public class AcknowledgeLinksTests
{
    private readonly ManualTimeProvider _clock = new();
    private readonly EphemeralDataProtectionProvider _keys = new();

    [Fact]
    public void Link_OfAnAlarm_LeadsToThePageAndSaysWhoWasTold()
    {
        var link = Links().Make("city", "a1", "Иван")!;

        link.AbsoluteUri.ShouldStartWith("https://kazva.example/staff/a/");
        Links().Read(Token(link)).ShouldBe(new AcknowledgeToken("city", "a1", "Иван"));
    }

    [Fact]
    public void Link_AfterThreeDays_IsWorthNothing()
    {
        var token = Token(Links().Make("city", "a1", "Ana")!);

        _clock.Advance(TimeSpan.FromDays(3) - TimeSpan.FromSeconds(1));
        Links().Read(token).ShouldNotBeNull();
        _clock.Advance(TimeSpan.FromSeconds(1));
        Links().Read(token).ShouldBeNull();
    }

    [Fact]
    public void Link_WithAnythingChangedInIt_IsWorthNothing()
    {
        var token = Token(Links().Make("city", "a1", "Ana")!);

        for (var at = 0; at < token.Length; at += 7)
            Links().Read($"{token[..at]}{(token[at] == 'A' ? 'B' : 'A')}{token[(at + 1)..]}").ShouldBeNull();
        foreach (var forged in new[] { "", "a", "!", "AAAA", token[..^5], token + "A", new string('A', 5_000) }) Links().Read(forged).ShouldBeNull();
    }

    [Fact]
    public void Link_SealedForSomethingElse_IsWorthNothing() =>
        Links().Read(_keys.CreateProtector("sign-in").Protect("""{"Organisation":"city","Alarm":"a1","Who":"Ana","Until":"2999-01-01T00:00:00Z"}""")).ShouldBeNull();

    [Fact]
    public void Link_WithoutAPublicAddress_IsNotMade() =>
        new AcknowledgeLinks(_keys, Letters.Settings(), _clock).Make("city", "a1", "Ana").ShouldBeNull();

    private AcknowledgeLinks Links() => new(_keys, Letters.Settings(("Kazva:PublicStaffUrl", "https://kazva.example/staff")), _clock);

    private static string Token(Uri link) => link.Segments[^1];
}
