using Kazva.Alarms.Delivery;
using Kazva.Dashboard.SignIn;
using Kazva.Silo.Delivery.Email;
using Kazva.Silo.Delivery.Http;
using Kazva.Silo.Delivery.Templates;

namespace Kazva.Silo.Delivery;

/// <summary>Registers how alarms are delivered.</summary>
internal static class DeliveryRegistration
{
    /// <summary>Adds the senders, the links that acknowledge, and the check of a channel.</summary>
    /// <exception cref="Hosting.SettingsException">A setting is wrong; the message names it.</exception>
    public static IServiceCollection AddDelivery(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSharedKeys();
        return services
            .AddSingleton(DeliverySettings.From(configuration))
            .AddSingleton<ChannelSecrets>()
            .AddSingleton<ChannelHttp>()
            .AddSingleton<IChannelSender, EmailSender>()
            .AddSingleton<IChannelSender, WebhookSender>()
            .AddSingleton<IChannelSender, SlackSender>()
            .AddSingleton<IChannelSender, TeamsSender>()
            .AddSingleton<IChannelSender, TelegramSender>()
            .AddSingleton<IChannelSender, NtfySender>()
            .AddSingleton<IChannelReach, ChannelReach>()
            .AddSingleton<IAcknowledgeLinks, AcknowledgeLinks>();
    }
}
