using System.Net.Mail;

namespace Kazva.Silo.Delivery.Email;

/// <summary>The mail server.</summary>
/// <param name="Tls">Whether the connection must be encrypted (STARTTLS); without it the password and the mail can be read on the way.</param>
/// <param name="User">Null to send without signing in.</param>
internal sealed record SmtpSettings(string Host, int Port, bool Tls, string? User, string? Password, MailAddress From)
{
    // The password stays out of what a record says of itself.
    public override string ToString() => $"{Host}:{Port}";
}
