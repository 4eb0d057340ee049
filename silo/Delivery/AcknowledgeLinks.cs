using System.Security.Cryptography;
using System.Text.Json;
using Kazva.Alarms.Delivery;
using Microsoft.AspNetCore.DataProtection;

namespace Kazva.Silo.Delivery;

/// <summary>Links with a token that data protection seals: its keys are in the database, the same for every process. When it expires is in it, for data
/// protection's own limit knows no clock but the machine's.</summary>
internal sealed class AcknowledgeLinks(IDataProtectionProvider protection, DeliverySettings settings, TimeProvider time) : IAcknowledgeLinks
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(3);

    private readonly IDataProtector _protector = protection.CreateProtector("kazva.alarms.acknowledge.v1");

    public Uri? Make(string organisation, string alarm, string who)
    {
        if (settings.PublicStaffUrl is not { } staff) return null;
        var token = _protector.Protect(JsonSerializer.Serialize(new Sealed(organisation, alarm, who, time.GetUtcNow() + Lifetime)));
        return new Uri(staff, $"a/{token}");
    }

    public AcknowledgeToken? Read(string token)
    {
        try
        {
            var said = JsonSerializer.Deserialize<Sealed>(_protector.Unprotect(token))!;
            return time.GetUtcNow() < said.Until ? new AcknowledgeToken(said.Organisation, said.Alarm, said.Who) : null;
        }
        catch (CryptographicException)
        {
            // Forged, cut off, or sealed with a key that was revoked.
            return null;
        }
    }

    private sealed record Sealed(string Organisation, string Alarm, string Who, DateTimeOffset Until);
}
