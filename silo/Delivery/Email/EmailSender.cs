using System.Net;
using System.Net.Mail;
using System.Net.Sockets;
using System.Text;
using Kazva.Alarms.Delivery;
using Kazva.Alarms.Teams;
using Kazva.Silo.Delivery.Text;

namespace Kazva.Silo.Delivery.Email;

/// <summary>E-mail by SMTP, one message to one address: so the server's answer for each recipient is that recipient's, whatever it says to others.</summary>
internal sealed class EmailSender(DeliverySettings settings, ChannelSecrets secrets, TimeProvider time) : IChannelSender
{
    /// <summary>How long an attempt may take.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromSeconds(30);

    public ChannelKind Kind => ChannelKind.Email;

    public async Task<SendResult> SendAsync(Channel channel, AlarmMessage message, CancellationToken cancellationToken)
    {
        if (settings.Smtp is not { } smtp) return new SendResult(SendOutcome.Refused, "The setting Kazva:Smtp:Host is missing.");
        using var limit = new CancellationTokenSource(TimeLimit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            var address = secrets.Fill(channel.Address);
            if (!MailAddress.TryCreate(address, out var to)) return new SendResult(SendOutcome.Refused, "The channel's address is no e-mail address.");
            using var mail = Mail(smtp, to, MessageText.Of(message));
            using var client = new SmtpClient(smtp.Host, smtp.Port) { EnableSsl = smtp.Tls };
            if (smtp.User is not null) client.Credentials = new NetworkCredential(smtp.User, smtp.Password);
            // Cancelling asks the client to end; one whose server hangs in the wrong place would not.
            await client.SendMailAsync(mail, either.Token).WaitAsync(either.Token);
            return new SendResult(SendOutcome.Delivered, $"Taken by {smtp.Host}.");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new SendResult(SendOutcome.Failed, $"{smtp.Host} gave no answer within {TimeLimit.TotalSeconds:0.#} s.");
        }
        catch (ChannelException wrong)
        {
            return new SendResult(SendOutcome.Refused, wrong.Message);
        }
        catch (SmtpException exception)
        {
            return Result(smtp, exception);
        }
        catch (Exception exception) when (exception is IOException or SocketException or System.Security.Authentication.AuthenticationException)
        {
            return new SendResult(SendOutcome.Failed, Told(smtp, exception));
        }
    }

    /// <summary>A reply from 500 on is for good (RFC 5321, 4.2.1), but one that is about signing in or encryption is about this server's settings,
    /// and says nothing of the recipient.</summary>
    private SendResult Result(SmtpSettings smtp, SmtpException exception)
    {
        var code = (int)exception.StatusCode;
        var isAboutUs = code is 502 or 503 or 504 or (>= 530 and <= 538);
        return new SendResult(code >= 500 && !isAboutUs ? SendOutcome.Refused : SendOutcome.Failed, (code > 0 ? $"{code}: " : "") + Told(smtp, exception));
    }

    private string Told(SmtpSettings smtp, Exception exception)
    {
        var cause = exception.InnerException is { } inner ? $"{exception.Message} {inner.Message}" : exception.Message;
        var text = $"{smtp.Host}: {cause}";
        if (smtp.Password is { Length: > 0 } password) text = text.Replace(password, "{password}", StringComparison.Ordinal);
        return Shorten.To(string.Concat(secrets.Redact(text).Select(character => char.IsControl(character) ? ' ' : character)), 200);
    }

    private static MailMessage Mail(SmtpSettings smtp, MailAddress to, MessageText text)
    {
        var mail = new MailMessage(smtp.From, to)
        {
            Subject = Shorten.To(text.Subject, 200),
            SubjectEncoding = Encoding.UTF8,
            Body = Body(text),
            BodyEncoding = Encoding.UTF8,
        };
        // No out-of-office notices to an alarm (RFC 3834).
        mail.Headers.Add("Auto-Submitted", "auto-generated");
        return mail;
    }

    private static string Body(MessageText text) => string.Join("\r\n\r\n", text.Items.Select(item => string.Join("\r\n",
    [
        item.Title, .. item.Lines, .. item.Link is null ? Array.Empty<string>() : [$"{text.Words.Acknowledge}: {item.Link.AbsoluteUri}"],
    ])));
}
