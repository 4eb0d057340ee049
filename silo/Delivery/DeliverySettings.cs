using System.Collections.Immutable;
using System.Net.Mail;
using Kazva.Silo.Delivery.Email;
using Kazva.Silo.Hosting;

namespace Kazva.Silo.Delivery;

/// <summary>How alarms are delivered: <c>Kazva:Smtp</c>, <c>Kazva:Channels</c> and <c>Kazva:PublicStaffUrl</c>.</summary>
/// <param name="Smtp">Null when no mail server is set; then channels of e-mail are refused.</param>
/// <param name="Secrets">By name, without regard to case.</param>
/// <param name="AllowPrivateRedirects">Whether a receiver may redirect to a private, loopback or link-local address.</param>
/// <param name="TelegramUrl">Where bots are served.</param>
/// <param name="PublicStaffUrl">Where staff reach the dashboard from outside; null when links cannot be made.</param>
internal sealed record DeliverySettings(
    SmtpSettings? Smtp, ImmutableDictionary<string, string> Secrets, bool AllowPrivateRedirects, Uri TelegramUrl, Uri? PublicStaffUrl)
{
    public const string SecretsSection = "Kazva:Channels:Secrets";
    public const string PublicStaffUrlSetting = "Kazva:PublicStaffUrl";

    /// <summary>A secret that is shorter can be guessed, and cannot be taken out of texts without spoiling them.</summary>
    public const int ShortestSecret = 8;

    private const int SmtpPort = 587;

    /// <exception cref="SettingsException">A setting is wrong; the message names it.</exception>
    public static DeliverySettings From(IConfiguration configuration)
    {
        var secrets = configuration.GetSection(SecretsSection).GetChildren()
            .ToImmutableDictionary(secret => secret.Key, secret => secret.Value?.Trim() ?? "", StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in secrets)
            if (value.Length < ShortestSecret)
                throw new SettingsException($"{SecretsSection}:{name} has {value.Length} characters; it should have at least {ShortestSecret}.");
        return new DeliverySettings(
            ReadSmtp(configuration.GetSection("Kazva:Smtp")),
            secrets,
            Flag(configuration, "Kazva:Channels:AllowPrivateRedirects", otherwise: false),
            Address(configuration, "Kazva:Channels:TelegramUrl") ?? new Uri("https://api.telegram.org"),
            Address(configuration, PublicStaffUrlSetting));
    }

    private static SmtpSettings? ReadSmtp(IConfigurationSection section)
    {
        if (section["Host"] is not { Length: > 0 } host)
        {
            if (section.GetChildren().FirstOrDefault() is { } other)
                throw new SettingsException($"{other.Path} is set, but Kazva:Smtp:Host is not.");
            return null;
        }
        var port = SmtpPort;
        if (section["Port"] is { } given && (!int.TryParse(given, out port) || port is < 1 or > 65535))
            throw new SettingsException($"Kazva:Smtp:Port is '{given}'; it should be from 1 to 65535.");
        if (!MailAddress.TryCreate(section["From"], out var from))
            throw new SettingsException($"Kazva:Smtp:From is '{section["From"]}'; it should be the address that mail comes from, such as Kazva <alarms@example.org>.");
        if (section["User"] is null != section["Password"] is null)
            throw new SettingsException("Of Kazva:Smtp:User and Kazva:Smtp:Password one is set; it should be both or neither.");
        return new SmtpSettings(host, port, Flag(section, "Tls", otherwise: true), section["User"], section["Password"]?.Trim(), from);
    }

    private static bool Flag(IConfiguration configuration, string setting, bool otherwise)
    {
        if (configuration[setting] is not { } given) return otherwise;
        var path = configuration is IConfigurationSection section ? $"{section.Path}:{setting}" : setting;
        return bool.TryParse(given, out var flag) ? flag : throw new SettingsException($"{path} is '{given}'; it should be true or false.");
    }

    private static Uri? Address(IConfiguration configuration, string setting)
    {
        if (configuration[setting] is not { } given) return null;
        return Uri.TryCreate(given, UriKind.Absolute, out var address) && address.Scheme is ("http" or "https") && address.Query.Length == 0 && address.Fragment.Length == 0
            ? new Uri(address.AbsoluteUri.TrimEnd('/') + "/")
            : throw new SettingsException($"{setting} is '{given}'; it should be an address such as https://kazva.example.org.");
    }
}
